import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentileError } from '../../../../src/contract/statistics.ts';
import { LogHistogram } from '../../../../src/engine/statistics/logHistogram.ts';

const shares = { p50: 0.5, p90: 0.9, p99: 0.99 } as const;

/** Nearest rank, by sorting. */
function sorted(values: number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.max(1, Math.ceil(share * values.length)) - 1]!;
}

function histogramOf(values: number[], least: number): LogHistogram {
  const histogram = new LogHistogram(least);
  for (const value of values) histogram.add(value);
  return histogram;
}

describe('LogHistogram', () => {
  it('is as a plain sort, within the error that it states', () => {
    const magnitudes = fc.tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -5, max: 14 }));
    const values = fc.array(
      magnitudes.map(([digits, power]) => digits * 10 ** power),
      { minLength: 1, maxLength: 300 },
    );
    fc.assert(
      fc.property(values, (all) => {
        const least = 0.001;
        const { percentiles } = histogramOf(all, least);
        expect(percentiles.count).toBe(all.length);
        expect(percentiles.max).toBe(Math.max(...all));
        for (const [name, share] of Object.entries(shares)) {
          const exact = sorted(all, share);
          const told = percentiles[name as keyof typeof shares];
          if (exact < least) expect(told).toBeLessThan(least);
          else expect(Math.abs(told - exact)).toBeLessThanOrEqual(exact * percentileError * 1.000001);
        }
      }),
    );
  });

  it('is exact where all are equal, and of lengths of 0', () => {
    expect(histogramOf([7, 7, 7], 1).percentiles).toEqual({ count: 3, p50: 7, p90: 7, p99: 7, max: 7 });
    expect(histogramOf([0, 0, 5], 1).percentiles).toMatchObject({ p50: 0, p99: 5 });
  });

  it('has nothing to tell of nothing', () => {
    expect(new LogHistogram(1).percentiles).toEqual({ count: 0, p50: 0, p90: 0, p99: 0, max: 0 });
  });

  it('takes what is negative for 0, overlooks what is no number, and knows no end', () => {
    const { percentiles } = histogramOf([-5, NaN, Infinity, 2 ** 60], 0.001);
    expect(percentiles).toMatchObject({ count: 2, p50: 0, max: 2 ** 53 });
  });
});
