import { describe, expect, it } from 'vitest';
import { pageRecords } from '../../../../src/engine/capture/frameRecord.ts';
import { RecordTally } from '../../../../src/engine/statistics/recordTally.ts';
import { newCapture, type TestCapture } from '../../../support/captures.ts';
import { closePayload, fragments, frame } from '../../../support/frames/index.ts';

function tallyOf({ capture }: TestCapture, payload = (id: number): string | undefined => `${id}`) {
  const { frames } = capture;
  const tally = new RecordTally((_direction, page, at) => payload(page.payloadLength(at)));
  const looked = Array.from({ length: frames.count }, (_, i) => tally.add(i + 1, frames.page(i + 1), i % pageRecords));
  return { tally, looked };
}

describe('RecordTally', () => {
  it('adds up frames, headers and control frames, by direction', () => {
    const test = newCapture();
    for (const part of fragments({ opcode: 'text', payload: 'fragmented', cuts: [3] })) test.pass('in', part);
    test.pass('out', frame({ opcode: 'binary', payload: 'abc', mask: '01020304' }));
    test.pass('in', frame({ opcode: 'close', payload: closePayload(1000, 'done') }));
    const { numbers, messages } = tallyOf(test).tally;
    expect(messages).toEqual({ in: 1, out: 1 });
    expect(numbers).toMatchObject({ headers: 2 + 2 + 6 + 2, controlPayload: 6 });
    expect(numbers.directions.in).toMatchObject({ frames: 3, bytes: 16 + 6, sizeClasses: [0, 0, 0, 0, 1] });
    expect(numbers.directions.out).toMatchObject({ frames: 1, bytes: 9 });
    expect(numbers.opcodes.map(({ opcode }) => opcode)).toEqual(['continuation', 'text', 'binary', 'close']);
    expect(numbers.timeline.framesIn.reduce((a, b) => a + b)).toBe(3);
  });

  it('times pings whose payloads can be read, and says that it looked', () => {
    const test = newCapture();
    test.pass('out', frame({ opcode: 'ping', payload: 'a', mask: '00000000' }));
    test.pass('in', frame({ opcode: 'text', payload: 'b' }));
    test.pass('in', frame({ opcode: 'pong', payload: 'a' }));
    const { tally, looked } = tallyOf(test);
    expect(looked).toEqual([true, false, true]);
    expect(tally.numbers.roundTrips.out).toMatchObject({ count: 1, max: 2 });
    expect(tallyOf(test, () => undefined).tally.numbers.roundTrips.out.count).toBe(0);
  });

  it('does not count markers, nor the time between connections, nor pongs of another one', () => {
    const test = newCapture();
    test.pass('in', frame({ opcode: 'text', payload: 'a' }));
    test.pass('out', frame({ opcode: 'ping', payload: 'p', mask: '00000000' }));
    test.reconnect();
    test.pass('in', frame({ opcode: 'pong', payload: 'p' }));
    test.pass('in', frame({ opcode: 'text', payload: 'b' }));
    const { numbers } = tallyOf(test).tally;
    expect(test.capture.frames.count).toBe(6);
    expect(numbers.directions.in).toMatchObject({ frames: 3, gaps: { count: 1, max: 1 } });
    expect(numbers.roundTrips.out.count).toBe(0);
    expect(numbers.opcodes.reduce((sum, { framesIn, framesOut }) => sum + framesIn + framesOut, 0)).toBe(4);
  });

  it('goes on with time', () => {
    const test = newCapture();
    test.pass('in', frame({ opcode: 'text', payload: 'a' }));
    const { tally } = tallyOf(test);
    tally.reach(1_095);
    expect(tally.numbers.timeline.framesIn).toHaveLength(10);
  });
});
