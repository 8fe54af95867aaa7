import fc from 'fast-check';
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

  it.each([
    ['Sec-WebSocket-Protocol', 'chat'],
    ['Sec-WebSocket-Extensions', 'permessage-deflate'],
  ])('find %s: %s wrong where it was not offered', (name, value) => {
    expect(failing(good.replace('\r\n\r\n', `\r\n${name}: ${value}\r\n\r\n`))).toEqual([name]);
  });

  it('look at what was offered and chosen', () => {
    const offered = 'Sec-WebSocket-Protocol: a\r\nSec-WebSocket-Extensions: permessage-deflate\r\n';
    const asking = parseHead(Buffer.from(`${Buffer.from(request.raw).toString().trimEnd()}\r\n${offered}\r\n`));
    const details = (answer: string): string[] =>
      checkHandshake(asking, parseHead(Buffer.from(answer)))
        .slice(5, 7)
        .map(({ ok, detail }) => `${ok} ${detail}`);
    expect(details(good)).toEqual(['true none chosen of a', 'true none of those offered']);
    const chosen = 'Sec-WebSocket-Protocol: a\r\nSec-WebSocket-Extensions: permessage-deflate; x=1\r\n\r\n';
    expect(details(good.trimEnd() + '\r\n' + chosen)).toEqual([
      'true a',
      'false permessage-deflate; x=1; x=1: no parameter of permessage-deflate (RFC 7692 §7.1)',
    ]);
  });

  it('stay short whatever comes, and never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(3_000), (bytes, times) => {
        const head = parseHead(Buffer.from('Upgrade: '.repeat(times) + Buffer.from(bytes).toString('latin1')));
        for (const { detail } of checkHandshake(head, head)) expect(detail.length).toBeLessThan(2_000);
      }),
    );
  });

  it('say that no answer came', () => {
    expect(checkHandshake(request, undefined)[0]).toEqual({ name: 'Response', ok: false, detail: 'no answer came' });
  });
});
