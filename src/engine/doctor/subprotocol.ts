/** The subprotocol of an answer is not one of those offered; or none was chosen. */
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import { headerValue } from '../wire/httpHead.ts';
import { subprotocolAnswer } from '../wire/subprotocolAnswer.ts';
import { fieldLines } from './answerEvidence.ts';
import type { Examined } from './examined.ts';
import { finding } from './finding.ts';
import { change } from './profileFix.ts';
import { hidden } from './redaction.ts';
import { quoted } from './shownText.ts';

const name = 'Sec-WebSocket-Protocol';

export function subprotocolFinding(examined: Examined): Finding | undefined {
  const { attempt, shown } = examined;
  const { kind } = subprotocolAnswer(attempt.offered.subprotocols, attempt.response!);
  const offered = shown.offered.subprotocols.join(', ');
  const sent = offered === '' ? `Sent: no ${name}` : `Sent: ${name}: ${offered}`;
  switch (kind) {
    case 'agreed':
      return undefined;
    case 'none-chosen':
      return finding({
        code: 'no-subprotocol-chosen',
        stage: 'upgrade',
        evidence: [sent, shown.response!.startLine, `No ${name} in the answer`],
        cause: t(
          'Subprotocols were offered and the server chose none of them; the connection goes on without (RFC 6455 §4.2.2).',
        ),
        remedy: t('Offer a subprotocol that the server speaks, or none: browsers fail such a connection.'),
        fix: change(t('Offer no subprotocol'), { subprotocols: null }),
      });
    case 'unexpected':
      return unexpected(examined, sent, offered);
    default:
      return kind satisfies never;
  }
}

function unexpected({ shown }: Examined, sent: string, offered: string): Finding {
  const chosen = headerValue(shown.response!.headers, name) ?? '';
  const isToken = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,200}$/.test(chosen);
  const otherCase = shown.offered.subprotocols.some(
    (one) => one !== chosen && one.toLowerCase() === chosen.toLowerCase(),
  );
  const cause = chosen.includes(',')
    ? t('The server chose several subprotocols; it may choose one (RFC 6455 §4.1).')
    : otherCase
      ? t('The server writes the subprotocol with other capitals than were offered, and they count (RFC 6455 §4.1).')
      : offered === ''
        ? t('The server chose {0}, although no subprotocol was offered (RFC 6455 §4.1).', quoted(chosen))
        : t('The server chose {0}, which was not offered (RFC 6455 §4.1).', quoted(chosen));
  return finding({
    code: 'unexpected-subprotocol',
    stage: 'upgrade',
    evidence: [sent, ...fieldLines(shown.response, [name])],
    cause,
    remedy: isToken ? t('Offer the subprotocol that the server names in its answer.') : t('Correct the server.'),
    fix: isToken && !chosen.includes(hidden) ? change(t('Offer {0}', chosen), { subprotocols: [chosen] }) : undefined,
  });
}
