import { describe, expect, it } from 'vitest';
import { OpcodeCounts } from '../../../../src/engine/statistics/opcodeCounts.ts';

describe('OpcodeCounts', () => {
  it('tells the most frequent first, by name where there is one', () => {
    const counts = new OpcodeCounts();
    counts.add(9, true, 6);
    counts.add(1, false, 100);
    counts.add(1, true, 10);
    counts.add(11, false, 2);
    counts.add(11, false, 3);
    counts.add(11, false, 4);
    expect(counts.counts).toEqual([
      { opcode: 11, framesIn: 3, framesOut: 0, bytes: 9 },
      { opcode: 'text', framesIn: 1, framesOut: 1, bytes: 110 },
      { opcode: 'ping', framesIn: 0, framesOut: 1, bytes: 6 },
    ]);
  });
});
