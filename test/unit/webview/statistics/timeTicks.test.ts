import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeTicks } from '../../../../webview/statistics/timeTicks.ts';
import { midnight, noon } from './statisticsOf.ts';

const textsOf = (from: number, length: number, most: number): string[] =>
  timeTicks(from, from + length, most).map(({ text }) => text);

describe('ticks of time', () => {
  it('are whole in the local clock, and as exact as they need to be', () => {
    expect(textsOf(noon + 1, 60_000, 5)).toEqual(['12:00:15', '12:00:30', '12:00:45', '12:01:00']);
    expect(textsOf(noon, 300, 4)).toEqual(['12:00:00.000', '12:00:00.100', '12:00:00.200', '12:00:00.300']);
    expect(textsOf(midnight + 5, 6 * 3_600_000, 4)).toEqual(['02:00', '04:00', '06:00']);
    expect(textsOf(midnight, 3 * 864e5, 4)).toEqual(['2026-06-10', '2026-06-11', '2026-06-12', '2026-06-13']);
  });

  it('are never too many, and within', () => {
    const length = fc.double({ min: 1, max: 1e13, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2e12 }), length, fc.integer({ min: 1, max: 20 }), (from, long, most) => {
        const ticks = timeTicks(from, from + long, most);
        expect(ticks.length).toBeLessThanOrEqual(most);
        for (const { time } of ticks) expect(time >= from && time <= from + long).toBe(true);
      }),
    );
  });

  it('are none where there is no time', () => {
    expect(timeTicks(noon, noon, 5)).toEqual([]);
  });
});
