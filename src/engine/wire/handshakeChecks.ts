import { createHash } from 'node:crypto';
import type { HandshakeCheck, Head } from '../../contract/model.ts';
import { headerValue, parseStatusLine } from './httpHead.ts';

const acceptGuid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** The `Sec-WebSocket-Accept` that answers a `Sec-WebSocket-Key` (RFC 6455 §4.2.2). */
export function acceptFor(key: string): string {
  return createHash('sha1')
    .update(key + acceptGuid)
    .digest('base64');
}

/** What a client checks of the answer (RFC 6455 §4.1), each point told whether it holds or not. */
export function checkHandshake(request: Head, response: Head | undefined): HandshakeCheck[] {
  const version = headerValue(request.headers, 'Sec-WebSocket-Version');
  const checks: HandshakeCheck[] = [
    {
      name: 'Sec-WebSocket-Version',
      ok: version === '13',
      detail: version === undefined ? 'not sent' : `asked for ${version}${serverVersions(response)}`,
    },
  ];
  if (response === undefined) return [{ name: 'Response', ok: false, detail: 'no answer came' }, ...checks];
  const line = parseStatusLine(response.startLine);
  const upgrade = headerValue(response.headers, 'Upgrade');
  const connection = headerValue(response.headers, 'Connection');
  const accept = headerValue(response.headers, 'Sec-WebSocket-Accept');
  const key = headerValue(request.headers, 'Sec-WebSocket-Key') ?? '';
  const expected = acceptFor(key);
  return [
    {
      name: 'HTTP/1.1',
      ok: line?.version === '1.1',
      detail: line === undefined ? `not an HTTP status line: ${excerpt(response.startLine)}` : `HTTP/${line.version}`,
    },
    {
      name: 'Status 101',
      ok: line?.status === 101,
      detail: line === undefined ? 'no status' : `${line.status} ${line.reason}`.trim(),
    },
    { name: 'Upgrade', ok: upgrade?.toLowerCase() === 'websocket', detail: upgrade ?? 'not sent' },
    {
      name: 'Connection',
      ok: connection?.split(',').some((token) => token.trim().toLowerCase() === 'upgrade') ?? false,
      detail: connection ?? 'not sent',
    },
    {
      name: 'Sec-WebSocket-Accept',
      ok: accept === expected,
      detail: acceptDetail(accept, expected),
    },
    ...checks,
  ];
}

function acceptDetail(accept: string | undefined, expected: string): string {
  if (accept === undefined) return `not sent; ${expected} answers the key`;
  return accept === expected ? accept : `${excerpt(accept)}, but ${expected} answers the key`;
}

function serverVersions(response: Head | undefined): string {
  const versions = response === undefined ? undefined : headerValue(response.headers, 'Sec-WebSocket-Version');
  return versions === undefined ? '' : `; the server speaks ${excerpt(versions)}`;
}

function excerpt(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
