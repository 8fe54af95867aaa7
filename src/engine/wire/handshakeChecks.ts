import { createHash } from 'node:crypto';
import { t } from '../../contract/l10n.ts';
import type { HandshakeCheck, Head, HeaderList } from '../../contract/model.ts';
import { extensionProblems } from './extensionAnswer.ts';
import { headerValue, parseStatusLine } from './httpHead.ts';
import { checkSubprotocol } from './subprotocolAnswer.ts';

const acceptGuid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** The `Sec-WebSocket-Accept` that answers a `Sec-WebSocket-Key` (RFC 6455 §4.2.2). */
export function acceptFor(key: string): string {
  return createHash('sha1')
    .update(key + acceptGuid)
    .digest('base64');
}

/** Whether `Upgrade` says `websocket` (RFC 6455 §4.1, 2). */
export function upgradesToWebSocket(headers: HeaderList): boolean {
  return headerValue(headers, 'Upgrade')?.toLowerCase() === 'websocket';
}

/** Whether one of the tokens of `Connection` is `Upgrade` (RFC 6455 §4.1, 3). */
export function connectionUpgrades(headers: HeaderList): boolean {
  const tokens = headerValue(headers, 'Connection')?.split(',') ?? [];
  return tokens.some((token) => token.trim().toLowerCase() === 'upgrade');
}

/** What a client checks of the answer (RFC 6455 §4.1), each point told whether it holds or not. Never throws. */
export function checkHandshake(request: Head, response: Head | undefined): HandshakeCheck[] {
  const version = headerValue(request.headers, 'Sec-WebSocket-Version');
  const versionCheck: HandshakeCheck = {
    name: 'Sec-WebSocket-Version',
    ok: version === '13',
    detail: versionDetail(version, response),
  };
  if (response === undefined) return [{ name: t('Response'), ok: false, detail: t('no answer came') }, versionCheck];
  const line = parseStatusLine(response.startLine);
  const { headers } = response;
  return [
    {
      name: 'HTTP/1.1',
      ok: line?.version === '1.1',
      detail:
        line === undefined ? t('not an HTTP status line: {0}', excerpt(response.startLine)) : `HTTP/${line.version}`,
    },
    {
      name: t('Status 101'),
      ok: line?.status === 101,
      detail: line === undefined ? t('no status') : excerpt(`${line.status} ${line.reason}`.trim()),
    },
    { name: 'Upgrade', ok: upgradesToWebSocket(headers), detail: sent(headers, 'Upgrade') },
    { name: 'Connection', ok: connectionUpgrades(headers), detail: sent(headers, 'Connection') },
    acceptCheck(request, response),
    ...(line?.status === 101 ? [...checkSubprotocol(request, response), ...extensionsCheck(request, response)] : []),
    versionCheck,
  ];
}

function acceptCheck(request: Head, response: Head): HandshakeCheck {
  const accept = headerValue(response.headers, 'Sec-WebSocket-Accept');
  const expected = acceptFor(headerValue(request.headers, 'Sec-WebSocket-Key') ?? '');
  const detail =
    accept === undefined
      ? t('not sent; {0} answers the key', expected)
      : accept === expected
        ? accept
        : t('{0}, but {1} answers the key', excerpt(accept), expected);
  return { name: 'Sec-WebSocket-Accept', ok: accept === expected, detail };
}

/** None where extensions were neither offered nor answered. */
function extensionsCheck(request: Head, response: Head): HandshakeCheck[] {
  const name = 'Sec-WebSocket-Extensions';
  const offer = headerValue(request.headers, name);
  const answer = headerValue(response.headers, name);
  if (answer === undefined) return offer === undefined ? [] : [{ name, ok: true, detail: t('none of those offered') }];
  const problems = extensionProblems(answer, offer ?? '').map(({ text }) => text);
  return [{ name, ok: problems.length === 0, detail: [excerpt(answer), ...problems].join('; ') }];
}

function versionDetail(version: string | undefined, response: Head | undefined): string {
  if (version === undefined) return t('not sent');
  const versions = response === undefined ? undefined : headerValue(response.headers, 'Sec-WebSocket-Version');
  return versions === undefined
    ? t('asked for {0}', excerpt(version))
    : t('asked for {0}; the server speaks {1}', excerpt(version), excerpt(versions));
}

function sent(headers: HeaderList, name: string): string {
  const value = headerValue(headers, name);
  return value === undefined ? t('not sent') : excerpt(value);
}

function excerpt(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
