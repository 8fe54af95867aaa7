/** A capture with all that a conversation may have; its frames are made without any code of ours. */
import { closePayload, concat, Deflater, fragments, frame, hex, utf8 } from '../frames/index.ts';
import { newCaptureOf, type TestCapture } from '../captures.ts';

const mask = '01020304';
const started = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

export interface RichOptions {
  /** No breaches of the protocol, and nothing cut off. Some formats hold nothing else. */
  clean?: boolean;
  /** Without a second connection in the place of a lost one. */
  single?: boolean;
  deflate?: boolean;
}

function request(path: string): Uint8Array {
  return utf8(
    `GET ${path} HTTP/1.1\r\nHost: example.test:8080\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n' +
      'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\nSec-WebSocket-Protocol: a, b\r\n' +
      'Authorization: Bearer s3cr3t-token\r\nCookie: sid=42; theme=dark\r\n\r\n',
  );
}

function response(deflate: boolean): Uint8Array {
  return utf8(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSec-WebSocket-Protocol: a\r\n' +
      (deflate ? 'Sec-WebSocket-Extensions: permessage-deflate\r\n' : '') +
      'Set-Cookie: sid=43; HttpOnly\r\n\r\n',
  );
}

/** Recorded and ended. Times are rising, some of them finer than a millisecond. */
export function richCapture({ clean = false, single = false, deflate = true }: RichOptions = {}): TestCapture {
  const made = newCaptureOf({
    started,
    request: request('/feed?room=1'),
    response: response(deflate),
    timings: { name: 1.5, connect: 2.25, upgrade: 10 },
  });
  const { pass } = made;
  const deflater = { in: new Deflater(), out: new Deflater() };
  pass('out', frame({ opcode: 'text', payload: '{"op":"subscribe","token":"s3cr3t-token","n":1}', mask }));
  pass('in', frame({ opcode: 'text', payload: '{"ok":true,"text":"grüße 𝄞"}' }));
  pass('in', frame({ opcode: 'binary', payload: hex('00 01 02 fe ff') }));
  pass('out', frame({ opcode: 'ping', payload: 'are you there', mask }));
  pass('in', frame({ opcode: 'pong', payload: 'are you there' }));
  pass('in', frame({ opcode: 'text', payload: '' }));
  const [one, two, three] = fragments({ opcode: 'text', payload: 'in three pieces, ä', cuts: [3, 17] });
  pass('in', one!);
  pass('in', frame({ opcode: 'ping', payload: '' }));
  pass('out', frame({ opcode: 'pong', payload: '', mask }));
  pass('in', concat(two!, three!));
  pass('in', frame({ opcode: 'binary', payload: new Uint8Array(70_000).map((_, i) => i) }));
  pass('out', frame({ opcode: 'text', payload: 'x'.repeat(200), mask: 'fffefdfc' }));
  if (deflate) {
    for (let i = 0; i < 3; i++) {
      const payload = `{"compressed":${i},"secret":"s3cr3t-token","again":"and again and again"}`;
      pass('in', frame({ opcode: 'text', rsv: 4, payload: deflater.in.deflate(payload) }));
      pass('out', frame({ opcode: 'text', rsv: 4, payload: deflater.out.deflate(payload), mask }));
    }
    const payload = deflater.in.deflate('a long one, '.repeat(50));
    for (const part of fragments({ opcode: 'binary', rsv: 4, payload, cuts: [5, 9] })) pass('in', part);
  }
  if (!clean) {
    pass('in', frame({ opcode: 3, payload: 'reserved' }));
    pass('in', frame({ opcode: 'text', rsv: 2, payload: 'a bit' }));
    pass('in', frame({ opcode: 'text', payload: hex('61 ff 62') }));
    pass('in', frame({ opcode: 'binary', payload: 'long form', lengthForm: 64 }));
    pass('in', frame({ opcode: 'text', payload: 'masked', mask }));
    pass('out', frame({ opcode: 'text', payload: 'not masked' }));
    pass('in', frame({ opcode: 'continuation', payload: 'of nothing' }));
    pass('in', frame({ opcode: 'text', fin: false, payload: 'never' }));
    pass('in', frame({ opcode: 'text', payload: 'finished' }));
  }
  if (!single) {
    made.again({ failed: 1, request: request('/feed?room=2'), response: response(deflate) });
    pass('in', frame({ opcode: 'text', payload: 'back again' }));
  }
  pass('out', frame({ opcode: 'close', payload: closePayload(1001, 'going'), mask }));
  pass('in', frame({ opcode: 'close', payload: closePayload(1001, 'going') }));
  if (!clean) pass('in', frame({ opcode: 'binary', payload: 'cut off in the midst' }).subarray(0, 9));
  made.finish({ close: { code: 1001, reason: 'going', by: 'us' } });
  return made;
}
