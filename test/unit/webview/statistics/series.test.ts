import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteRates, frameRates, niceTop, shownSpans, stepPath } from '../../../../webview/statistics/series.ts';
import { statisticsOf } from './statisticsOf.ts';

const timeline = {
  ...statisticsOf().timeline,
  width: 200,
  framesIn: [1, 0, 3],
  framesOut: [0, 2, 0],
  bytesIn: [10, 0, 30],
  bytesOut: [0, 4, 0],
};

describe('rates', () => {
  it('are per second', () => {
    expect(frameRates(timeline, 3)).toEqual({ in: [5, 0, 15], out: [0, 10, 0] });
    expect(byteRates(timeline, 2)).toEqual({ in: [50, 0], out: [0, 20] });
  });

  it('leave out the span that is not over, but not the only one', () => {
    expect(shownSpans(timeline, true)).toBe(2);
    expect(shownSpans(timeline, false)).toBe(3);
    expect(shownSpans({ ...timeline, framesIn: [1] }, true)).toBe(1);
  });
});

describe('the top of the axis', () => {
  it('is a round number, near above the greatest', () => {
    expect([0, 0.2, 1, 1.1, 4, 7, 9.5, 207, 1e6].map(niceTop)).toEqual([1, 0.2, 1, 1.5, 4, 8, 10, 250, 1e6]);
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e12, noNaN: true }), (value) => {
        expect(niceTop(value)).toBeGreaterThanOrEqual(value * (1 - 1e-8));
        expect(niceTop(value)).toBeLessThanOrEqual(value * 1.6);
      }),
    );
  });
});

describe('the path', () => {
  it('goes from step to step, and not where nothing changes', () => {
    expect(stepPath([0, 0, 10, 5], 10, 400, 100)).toBe('M0,100.0H200.0V0.0H300.0V50.0H400.0');
    expect(stepPath([], 10, 400, 100)).toBe('');
    expect(stepPath([20], 10, 400, 100)).toBe('M0,0.0H400.0');
  });
});
