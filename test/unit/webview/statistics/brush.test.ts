import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../../src/engine/filter/compile.ts';
import { readFilter } from '../../../../src/filterLanguage/read.ts';
import { rangeText, withoutRange, withRange } from '../../../../webview/statistics/brush.ts';
import { feedStatistics, midnight, noon, statisticsOf } from './statisticsOf.ts';

const feed = feedStatistics();

describe('the text of a range', () => {
  it('is of times of day, as short as they are', () => {
    expect(rangeText({ from: noon, to: noon + 1500 }, feed)).toBe('time>=12:00:00 time<12:00:01.5');
    expect(rangeText({ from: midnight + 20, to: midnight + 60_070 }, feed)).toBe('time>=00:00:00.02 time<00:01:00.07');
  });

  it('means just that range to the filter', () => {
    const day = 24 * 3600 * 100;
    fc.assert(
      fc.property(fc.nat({ max: day - 2 }), fc.integer({ min: 1, max: day }), (begin, length) => {
        const from = midnight + begin * 10;
        const to = Math.min(midnight + (day - 1) * 10, from + length * 10);
        const read = readFilter(rangeText({ from, to }, feed));
        expect(read.notes).toEqual([]);
        const [begins, ends] = compile(read.filter, noon).operands;
        expect(begins).toMatchObject({ kind: 'time', min: from, max: Infinity });
        expect(ends).toMatchObject({ kind: 'time', min: -Infinity });
        // The last number before the end, where a time has a fraction of a microsecond at best.
        expect(to - ends!.max).toBeGreaterThan(0);
        expect(to - ends!.max).toBeLessThan(0.001);
      }),
      { numRuns: 50 },
    );
  });

  it('is of rows where times of day do not reach: another day, and one on which the clock is changed', () => {
    const { timeline } = feed;
    const yesterday = { from: feed.day.from - 864e5, to: feed.day.from };
    const range = { from: noon + 2000, to: noon + 4000 };
    const ids = `id>=${timeline.firstIds[2]} id<${timeline.firstIds[4]}`;
    expect(rangeText(range, { timeline, day: yesterday })).toBe(ids);
    expect(rangeText(range, { timeline, day: { from: midnight, to: midnight + 23 * 3_600_000 } })).toBe(ids);
    expect(rangeText({ ...range, to: noon + 120_000 }, { timeline, day: yesterday })).toBe(
      `id>=${timeline.firstIds[2]}`,
    );
  });

  it('is of rows to come where nothing has passed since', () => {
    const { day } = statisticsOf();
    const timeline = { ...feed.timeline, firstIds: [4, 0, 0] };
    const range = { from: noon + 1000, to: noon + 2000 };
    expect(rangeText(range, { timeline, day: { ...day, to: noon } })).toBe('id>=5');
  });
});

describe('a range in the filter', () => {
  const text = 'time>=12:00:00 time<12:00:01.5';

  it.each([
    ['', text],
    ['dir:in', `dir:in ${text}`],
    ['a or b', `(a or b) ${text}`],
    [text, text],
    ['time>=01:00:00 time<02:00:00', text],
    ['dir:in id>=4 id<9', `dir:in ${text}`],
    ['(a or b) id>=4', `(a or b) ${text}`],
    ['(a or b) time>=01:00:00 time<02:00:00.5', `(a or b) ${text}`],
  ])('takes its place behind %j', (before, after) => {
    expect(withRange(before, text)).toBe(after);
    expect(readFilter(after).notes).toEqual([]);
  });

  it('leaves the rest when it goes', () => {
    expect(withoutRange(`dir:in ${text}`)).toBe('dir:in');
    expect(withoutRange(text)).toBe('');
    expect(withoutRange('hello time>12:00')).toBe('hello time>12:00');
    expect(withoutRange('grid>=4')).toBe('grid>=4');
  });
});
