import { describe, expect, it } from 'vitest';
import type { MessageReader } from '../../../../src/engine/capture/messageReader.ts';
import { CompressionTally } from '../../../../src/engine/statistics/compressionTally.ts';
import { newCapture } from '../../../support/captures.ts';
import { Deflater, fragments, frame } from '../../../support/frames/index.ts';

const none = { inflated: 0, inflatedWire: 0, inflatedPayload: 0, refused: 0 };

describe('CompressionTally', () => {
  it('sums lengths on the wire and inflated, of messages of one frame and of several', () => {
    const { capture, reader, pass } = newCapture({ deflate: true });
    const deflater = new Deflater();
    const one = deflater.deflate('one one one one');
    const two = deflater.deflate('one one one two '.repeat(20));
    pass('in', frame({ opcode: 'text', rsv: 4, payload: one }));
    pass('in', frame({ opcode: 'text', payload: 'plain' }));
    const [a, b] = fragments({ opcode: 'text', rsv: 4, payload: two, cuts: [4] });
    pass('in', a!);
    const tally = new CompressionTally(capture, reader);
    expect(tally.step(capture.frames.count, Infinity)).toBe(true);
    expect(tally.sums.in).toEqual({ inflated: 1, inflatedWire: one.length, inflatedPayload: 15, refused: 0 });
    pass('in', b!);
    expect(tally.step(capture.frames.count, Infinity)).toBe(true);
    expect(tally.sums).toEqual({
      in: { inflated: 2, inflatedWire: one.length + two.length, inflatedPayload: 15 + 320, refused: 0 },
      out: none,
    });
  });

  it('counts those that cannot be inflated apart', () => {
    const { capture, reader, pass } = newCapture({ deflate: true });
    pass('in', frame({ opcode: 'text', rsv: 4, payload: Uint8Array.of(0xff, 0xff, 0xff) }));
    const tally = new CompressionTally(capture, reader);
    tally.step(capture.frames.count, Infinity);
    expect(tally.sums.in).toEqual({ ...none, refused: 1 });
  });

  it('says which message takes long, and goes on there once that is settled', () => {
    const { capture, reader, pass } = newCapture({ deflate: true });
    const deflater = new Deflater();
    for (const text of ['a', 'b', 'c']) {
      pass('in', frame({ opcode: 'text', rsv: 4, payload: deflater.deflate(text) }));
    }
    let settled = false;
    const outline: MessageReader['outline'] = (first) =>
      first.id === 2 && !settled ? undefined : reader.outline(first);
    const tally = new CompressionTally(capture, { outline, extent: (first) => reader.extent(first) });
    expect(tally.step(3, Infinity)).toBe(false);
    expect(tally.long).toBe(2);
    settled = true;
    expect(tally.step(3, Infinity)).toBe(true);
    expect(tally.long).toBeUndefined();
    expect(tally.sums.in.inflatedPayload).toBe(3);
  });
});
