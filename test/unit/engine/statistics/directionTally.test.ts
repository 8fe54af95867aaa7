import { describe, expect, it } from 'vitest';
import { Flag } from '../../../../src/engine/capture/frameRecord.ts';
import { DirectionTally, type CountedFrame } from '../../../../src/engine/statistics/directionTally.ts';

const whole = Flag.first | Flag.last;

function frameOf(changes: Partial<CountedFrame>): CountedFrame {
  return { time: 0, headerLength: 2, payloadLength: 0, flags: whole, control: false, ...changes };
}

function tallyOf(...frames: Partial<CountedFrame>[]) {
  const tally = new DirectionTally();
  for (const frame of frames) tally.add(frameOf(frame));
  return tally;
}

describe('DirectionTally', () => {
  it('counts frames, bytes, messages and gaps', () => {
    const { numbers } = tallyOf(
      { time: 100, payloadLength: 10 },
      { time: 103, payloadLength: 20 },
      { time: 110, control: true, payloadLength: 4 },
    );
    expect(numbers).toMatchObject({ frames: 3, bytes: 40, messages: 2 });
    expect(numbers.gaps).toMatchObject({ count: 2, max: 7 });
    expect(numbers.sizes).toMatchObject({ count: 2, max: 20 });
  });

  it('joins fragments, with control frames between them', () => {
    const { numbers } = tallyOf(
      { flags: Flag.first, payloadLength: 3 },
      { control: true, payloadLength: 100 },
      { flags: 0, payloadLength: 4 },
      { flags: Flag.last, payloadLength: 5 },
    );
    expect(numbers).toMatchObject({ messages: 1, sizeClasses: [0, 0, 0, 0, 1] });
    expect(numbers.sizes.max).toBe(12);
  });

  it('counts compressed messages by their first frame, whole ones only', () => {
    const { numbers } = tallyOf(
      { flags: whole | Flag.compressed, payloadLength: 9 },
      { flags: Flag.first | Flag.compressed, payloadLength: 5 },
      { flags: Flag.last, payloadLength: 6 },
      { flags: Flag.first | Flag.compressed, payloadLength: 100 },
    );
    expect(numbers.compressed).toEqual({ messages: 2, wire: 20 });
    expect(numbers.messages).toBe(2);
  });

  it('has no gap, and no message, over the end of a connection', () => {
    const tally = tallyOf({ time: 100, flags: Flag.first, payloadLength: 8 });
    tally.reset();
    tally.add(frameOf({ time: 90_000, flags: Flag.last, payloadLength: 8 }));
    tally.add(frameOf({ time: 90_001, payloadLength: 1 }));
    expect(tally.numbers.gaps).toMatchObject({ count: 1, max: 1 });
    expect(tally.messages).toBe(1);
    expect(tally.numbers.sizes.max).toBe(1);
  });
});
