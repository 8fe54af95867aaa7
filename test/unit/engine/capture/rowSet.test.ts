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

  it('gives up ids again', () => {
    const ids = fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(ids, ids, fc.nat(20_001), (added, others, probe) => {
        const gone = [...others, ...added.filter((_, i) => i % 3 === 0)];
        const set = new RowSet();
        for (const id of added) set.add(id);
        for (const id of gone) set.delete(id);
        const left = [...new Set(added)].filter((id) => !gone.includes(id)).sort((a, b) => a - b);
        expect(set.size).toBe(left.length);
        expect(set.slice(0, 1_000)).toEqual(left);
        expect(set.rank(probe)).toBe(left.filter((id) => id < probe).length);
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
