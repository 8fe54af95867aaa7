/** A WebSocket conversation in TCP segments, to be lost, doubled and put out of order. */
import { closePayload, frame, utf8 } from '../frames/index.ts';
import type { PlainSegment } from './plainPcap.ts';

export const plainRequest =
  'GET /feed HTTP/1.1\r\nHost: x.test:9001\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n';
export const plainResponse =
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n';

export const plainTexts = ['hello', 'and back', 'x'.repeat(3000), 'one', 'two', 'bye'];

/** What is said in it, as `framesOf` tells it. */
export const plainFrames = [
  '1 out 81 hello',
  '2 in 81 and back',
  `3 in 81 ${'x'.repeat(3000)}`,
  '4 out 81 one',
  '5 in 81 two',
  '6 in 81 bye',
  '7 out 88 \u0003\ufffd',
  '8 in 88 \u0003\ufffd',
];

/** Each direction's bytes are cut into segments of at most 500 bytes. `sequences`: of the SYNs. */
export function plainConversation(sequences: { a: number; b: number } = { a: 1000, b: 0xffffff00 }): PlainSegment[] {
  const next = { a: sequences.a + 1, b: sequences.b + 1 };
  const segments: PlainSegment[] = [
    { from: 'a', sequence: sequences.a, flags: 'S' },
    { from: 'b', sequence: sequences.b, flags: 'SA' },
    { from: 'a', sequence: next.a, flags: 'A' },
  ];
  const say = (from: 'a' | 'b', bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; at += 500) {
      const payload = bytes.subarray(at, at + 500);
      segments.push({ from, sequence: next[from], payload, flags: 'PA' });
      next[from] += payload.length;
    }
  };
  const mask = '01020304';
  say('a', utf8(plainRequest));
  say('b', utf8(plainResponse));
  say('a', frame({ opcode: 'text', payload: plainTexts[0]!, mask }));
  say('b', frame({ opcode: 'text', payload: plainTexts[1]! }));
  say('b', frame({ opcode: 'text', payload: plainTexts[2]! }));
  say('a', frame({ opcode: 'text', payload: plainTexts[3]!, mask }));
  say(
    'b',
    Buffer.concat([
      frame({ opcode: 'text', payload: plainTexts[4]! }),
      frame({ opcode: 'text', payload: plainTexts[5]! }),
    ]),
  );
  say('a', frame({ opcode: 'close', payload: closePayload(1000), mask }));
  say('b', frame({ opcode: 'close', payload: closePayload(1000) }));
  segments.push({ from: 'b', sequence: next.b, flags: 'FA' }, { from: 'a', sequence: next.a, flags: 'FA' });
  return segments;
}
