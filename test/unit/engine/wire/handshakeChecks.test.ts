import { describe, expect, it } from 'vitest';
import { acceptFor, checkHandshake } from '../../../../src/engine/wire/handshakeChecks.ts';
import { parseHead } from '../../../../src/engine/wire/httpHead.ts';

const request = parseHead(
  Buffer.from('GET /chat HTTP/1.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n'),
);
const good =
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n';

function failing(response: string): string[] {
  return checkHandshake(request, parseHead(Buffer.from(response)))
    .filter(({ ok }) => !ok)
    .map(({ name }) => name);
}

describe('handshake checks', () => {
  it('recompute the example of RFC 6455 §1.3', () => {
    expect(acceptFor('dGhlIHNhbXBsZSBub25jZQ==')).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  });

  it('pass a good answer, six points', () => {
    expect(failing(good)).toEqual([]);
    expect(checkHandshake(request, parseHead(Buffer.from(good)))).toHaveLength(6);
  });

  it.each([
    ['HTTP/1.1', good.replace('1.1', '1.0')],
    ['Status 101', good.replace('101', '200')],
    ['Upgrade', good.replace('Upgrade: WebSocket', 'Upgrade: h2c')],
    ['Connection', good.replace('keep-alive, Upgrade', 'keep-alive')],
    ['Sec-WebSocket-Accept', good.replace('s3pP', 'S3pP')],
  ])('find %s wrong, and nothing else', (name, response) => {
    expect(failing(response)).toEqual([name]);
  });

  it('say that no answer came', () => {
    expect(checkHandshake(request, undefined)[0]).toEqual({ name: 'Response', ok: false, detail: 'no answer came' });
  });
});
