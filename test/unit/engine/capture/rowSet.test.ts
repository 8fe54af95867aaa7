import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowSet } from '../../../../src/engine/capture/rowSet.ts';

describe('RowSet', () => {
  it('is an ordered set: position, rank and membership agree with a sorted array', () => {
    const ids = fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 300 });
    fc.assert(
      fc.property(ids, fc.nat(20_001), fc.nat(310), fc.nat(40), (added, probe, start, count) => {
        const set = new RowSet();
        for (const id of added) set.add(id);
        const sorted = [...new Set(added)].sort((a, b) => a - b);
        expect(set.size).toBe(sorted.length);
        expect(set.slice(start, count)).toEqual(sorted.slice(start, start + count));
        expect(set.rank(probe)).toBe(sorted.filter((id) => id < probe).length);
        expect(set.has(probe)).toBe(sorted.includes(probe));
      }),
    );
  });

  it('finds rows far into a dense set', () => {
    const set = new RowSet();
    for (let id = 1; id <= 100_000; id++) if (id % 7 !== 0) set.add(id);
    const position = 70_000;
    const [id] = set.slice(position, 1);
    expect(set.rank(id!)).toBe(position);
    expect(set.slice(set.size - 1, 5)).toEqual([100_000]);
    expect(set.slice(set.size, 5)).toEqual([]);
    expect(set.slice(-1, 5)).toEqual([]);
  });
});
