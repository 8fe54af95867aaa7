import { describe, expect, it } from 'vitest';
import { ClientFrames } from '../../../../src/demo/faults/clientFrames.ts';
import { concat, frame } from '../../../support/frames/index.ts';

const mask = 'a1 b2 c3 d4';
const stream = Buffer.from(
  concat(
    frame({ opcode: 'text', payload: 'x'.repeat(200), mask }),
    frame({ opcode: 'ping', payload: 'abc', mask }),
    frame({ opcode: 'binary', payload: new Uint8Array(70_000), mask }),
    frame({ opcode: 'pong', mask }),
    frame({ opcode: 'close', payload: 'no', mask }),
    frame({ opcode: 'text' }),
  ),
);
const expected = [
  [1, ''],
  [9, 'abc'],
  [2, ''],
  [10, ''],
  [8, 'no'],
  [1, ''],
];

function read(chunks: readonly Buffer[]): unknown[] {
  const reader = new ClientFrames();
  return chunks.flatMap((chunk) => reader.push(chunk)).map(({ opcode, payload }) => [opcode, payload.toString()]);
}

describe('ClientFrames', () => {
  it('reads frames, and unmasks what control frames hold', () => {
    expect(read([stream])).toEqual(expected);
  });

  it.each([1, 2, 3, 5, 7, 13, 4096])('reads the same in chunks of %i bytes', (size) => {
    const chunks = Array.from({ length: Math.ceil(stream.length / size) }, (_, index) =>
      stream.subarray(index * size, (index + 1) * size),
    );
    expect(read(chunks)).toEqual(expected);
  });

  it('refuses a control frame that is too long', () => {
    const tooLong = Buffer.from(frame({ opcode: 'ping', payload: new Uint8Array(126), mask }));
    expect(() => read([tooLong])).toThrow(RangeError);
  });
});
