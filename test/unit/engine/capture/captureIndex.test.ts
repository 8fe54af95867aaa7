import { join } from 'node:path';
import { onTestFinished, describe, expect, it } from 'vitest';
import { CaptureIndex, leavesOpen } from '../../../../src/engine/capture/captureIndex.ts';
import { FrameIndex } from '../../../../src/engine/capture/frameIndex.ts';
import { StreamLog } from '../../../../src/engine/capture/streamLog.ts';
import { temporaryFolder } from '../../../support/captures.ts';

function newIndex(): CaptureIndex {
  const log = new StreamLog(join(temporaryFolder(), 'index'), { onError: () => undefined });
  onTestFinished(() => log.abandon());
  return new CaptureIndex(new FrameIndex(log, 0));
}

function frame(byte0: number, offset: number, first = true) {
  const rest = { masked: false, compressed: false, closeCode: 0, violation: 0, violationOffset: 0 };
  return { ...rest, offset, headerLength: 2, payloadLength: 0, byte0, first, last: (byte0 & 0x80) !== 0 };
}

describe('CaptureIndex', () => {
  it('knows the message under way of each direction, the rows of the messages view, and who closed first', () => {
    const index = newIndex();
    index.add('in', frame(0x01, 0), 1);
    index.add('out', frame(0x02, 0), 2);
    index.add('in', frame(0x89, 2), 3);
    index.add('in', frame(0x00, 4, false), 4);
    expect(index.sides).toEqual({ in: { message: 1, frames: 3 }, out: { message: 2, frames: 1 } });
    expect(index.frames.get(4)?.message).toBe(1);
    index.add('out', frame(0x88, 2), 5);
    index.add('in', frame(0x88, 6), 6);
    index.add('in', frame(0x80, 8, false), 7);
    expect(index.sides.in.message).toBe(0);
    expect(index.messages.slice(0, 9)).toEqual([1, 2, 3, 5, 6]);
    expect(index.firstClose).toEqual({ id: 5, direction: 'out' });
  });

  it('keeps what belongs to messages under way', () => {
    const old = newIndex();
    old.add('in', frame(0x81, 0), 1);
    old.add('in', frame(0x01, 2), 2);
    old.add('out', frame(0x88, 0), 3);
    old.add('in', frame(0x89, 4), 4);
    old.add('in', frame(0x00, 6, false), 5);
    const index = newIndex();
    index.keep(old, { in: 2, out: 2 });
    expect([1, 2, 3].map((id) => index.frames.get(id))).toMatchObject([
      { offset: 2, time: 2, message: 1 },
      { offset: 4, time: 4, message: 2 },
      { offset: 6, time: 5, message: 1 },
    ]);
    expect(index.frames.count).toBe(3);
    expect(index.sides.in).toEqual({ message: 1, frames: 3 });
    expect(index.firstClose).toEqual({ id: 0, direction: 'out' });
  });

  it('keeps nothing where no message is under way', () => {
    const old = newIndex();
    old.add('in', frame(0x81, 0), 1);
    const index = newIndex();
    index.keep(old, { in: 2, out: 0 });
    expect(index.frames.count).toBe(0);
  });
});

describe('leavesOpen', () => {
  it('is so for a first fragment and for one in the midst, not for a continuation of nothing', () => {
    expect(leavesOpen(1, true, false)).toBe(true);
    expect(leavesOpen(0, false, false)).toBe(true);
    expect(leavesOpen(0, false, true)).toBe(false);
    expect(leavesOpen(0, true, false)).toBe(false);
  });
});
