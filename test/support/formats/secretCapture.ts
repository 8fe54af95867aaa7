/** A conversation with a secret wherever one can be. */
import { newCaptureOf, type TestCapture } from '../captures.ts';
import { closePayload, Deflater, fragments, frame, utf8 } from '../frames/index.ts';

export const plainSecret = 'p4ß "word"/7c1e9d02';
const mask = '0a0b0c0d';

function head(first: string, more: string): Uint8Array {
  return utf8(`${first}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${more}\r\n`);
}

export function secretCapture(secret = plainSecret): TestCapture {
  const quoted = JSON.stringify(secret).slice(1, -1);
  const escaped = quoted.replace('ß', '\\u00df').replaceAll('/', '\\/');
  const inForm = new URLSearchParams([['', secret]]).toString().slice(1);
  const made = newCaptureOf({
    started: Date.UTC(2026, 0, 2),
    request: head(
      `GET /a?token=${encodeURIComponent(secret)}&t=${inForm} HTTP/1.1`,
      'Host: x.test\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n' +
        `Authorization: Basic ${Buffer.from(`me:${secret}`).toString('base64')}\r\nX-Key: ${secret}\r\n` +
        'Cookie: sid=c00k1e-value;\r\n\t folded=c00k1e-value\r\n' +
        'Sec-WebSocket-Extensions: permessage-deflate\r\n',
    ),
    response: head(
      'HTTP/1.1 101 Switching Protocols',
      'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSec-WebSocket-Extensions: permessage-deflate\r\n' +
        'Set-Cookie: sid=c00k1e-value\r\n',
    ),
  });
  const { pass } = made;
  const deflater = { in: new Deflater(), out: new Deflater() };
  pass('out', frame({ opcode: 'text', payload: `{"token":"${quoted}"}`, mask }));
  pass('in', frame({ opcode: 'text', payload: `{"token":"${escaped}"}` }));
  pass('in', frame({ opcode: 'binary', payload: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(secret)]) }));
  pass('in', frame({ opcode: 'text', payload: `log in with ${Buffer.from(`me:${secret}!`).toString('base64')}` }));
  const cut = fragments({ opcode: 'text', payload: `in pieces ${secret} and on`, cuts: [13, 18] });
  pass('in', cut[0]!);
  pass('in', frame({ opcode: 'ping', payload: secret }));
  pass('in', cut[1]!);
  pass('in', cut[2]!);
  for (let i = 0; i < 3; i++) {
    const payload = `compressed ${i}: ${secret}, again ${secret.slice(0, 9)}`;
    pass('in', frame({ opcode: 'text', rsv: 4, payload: deflater.in.deflate(`nothing in it ${i}`) }));
    pass('in', frame({ opcode: 'text', rsv: 4, payload: deflater.in.deflate(payload) }));
    pass('out', frame({ opcode: 'text', rsv: 4, payload: deflater.out.deflate(payload), mask }));
  }
  const payload = deflater.in.deflate(`compressed in pieces: ${secret} and nothing more`);
  for (const part of fragments({ opcode: 'text', rsv: 4, payload, cuts: [3, 7] })) pass('in', part);
  pass('out', frame({ opcode: 'close', payload: closePayload(4001, secret), mask }));
  pass('in', frame({ opcode: 'close', payload: closePayload(4001, secret) }));
  made.capture.marks.bookmarks.add(new Map([[1, `look: ${secret}`]]));
  made.finish({ close: { code: 4001, reason: secret, by: 'us' } });
  return made;
}
