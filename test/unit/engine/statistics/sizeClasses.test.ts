import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SizeClasses } from '../../../../src/engine/statistics/sizeClasses.ts';

function countsOf(lengths: number[]): number[] {
  const classes = new SizeClasses();
  for (const length of lengths) classes.add(length);
  return classes.counts;
}

describe('SizeClasses', () => {
  it('has none where there are none', () => {
    expect(countsOf([])).toEqual([]);
  });

  it('has a class for what is empty, and one for each power of two', () => {
    expect(countsOf([0, 1, 2, 3, 4, 7, 8])).toEqual([1, 1, 2, 2, 1]);
    expect(countsOf([2 ** 32 - 1, 2 ** 32]).slice(-2)).toEqual([1, 1]);
  });

  it('puts each length where its bits say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (length) => {
        expect(countsOf([length])).toHaveLength(32 - Math.clz32(length) + 1);
      }),
    );
  });

  it('has no more classes for a million distinct lengths', () => {
    const classes = new SizeClasses();
    for (let length = 0; length < 1_000_000; length++) classes.add(length);
    expect(classes.counts).toHaveLength(21);
    expect(classes.counts.reduce((sum, count) => sum + count)).toBe(1_000_000);
  });

  it('has room for any length that a frame can claim', () => {
    expect(countsOf([2 ** 63]).length).toBeLessThanOrEqual(64);
  });
});
