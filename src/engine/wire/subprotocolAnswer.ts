/** Which subprotocol a server chose (RFC 6455 §4.1, 6; §1.9). */
import { t } from '../../contract/l10n.ts';
import type { HandshakeCheck, Head } from '../../contract/model.ts';
import { headerValue } from './httpHead.ts';

const name = 'Sec-WebSocket-Protocol';
const longest = 80;

export type SubprotocolAnswer =
  /** Neither offered nor chosen; or one of those offered was chosen. */
  | { kind: 'agreed'; chosen?: string }
  /** Some were offered, none was chosen. The connection may go on without. */
  | { kind: 'none-chosen' }
  /** Not one of those offered: the connection must fail. */
  | { kind: 'unexpected'; chosen: string };

/** Names are compared exactly: they are case-sensitive. */
export function subprotocolAnswer(offered: readonly string[], response: Head): SubprotocolAnswer {
  const chosen = headerValue(response.headers, name);
  if (chosen === undefined) return offered.length === 0 ? { kind: 'agreed' } : { kind: 'none-chosen' };
  return offered.includes(chosen) ? { kind: 'agreed', chosen } : { kind: 'unexpected', chosen };
}

/** The names in a request, in order of preference. */
export function subprotocolsOffered(request: Head): string[] {
  const value = headerValue(request.headers, name) ?? '';
  return value.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}

/** As a point of the handshake's checks; none where subprotocols were neither offered nor chosen. */
export function checkSubprotocol(request: Head, response: Head): HandshakeCheck[] {
  const offered = subprotocolsOffered(request);
  const answer = subprotocolAnswer(offered, response);
  const list = cut(offered.join(', '));
  switch (answer.kind) {
    case 'agreed':
      return answer.chosen === undefined ? [] : [{ name, ok: true, detail: cut(answer.chosen) }];
    case 'none-chosen':
      return [{ name, ok: true, detail: t('none chosen of {0}', list) }];
    case 'unexpected':
      return [
        {
          name,
          ok: false,
          detail:
            list === ''
              ? t('{0}, but none was offered', cut(answer.chosen))
              : t('{0}, but {1} offered', cut(answer.chosen), list),
        },
      ];
    default:
      return answer satisfies never;
  }
}

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
