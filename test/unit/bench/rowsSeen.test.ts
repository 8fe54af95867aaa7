import { describe, expect, it } from 'vitest';
import { frameRate, lateness, longestBlank } from '../../bench/rowsSeen.ts';
import type { SeenFrame } from '../../bench/rowsWatch.ts';

/** A frame each 10 ms, with these rows at the upper edge; `null`: with empty places. */
const seen = (...tops: (number | null)[]): SeenFrame[] =>
  tops.map((top, at) => ({
    time: at * 10,
    looked: at * 10 + 1,
    top: top ?? 0,
    last: (top ?? 0) + 10,
    places: 10,
    blank: top === null ? 3 : 0,
    slider: '',
  }));

describe('what is made of the animation frames', () => {
  it('counts all of them, or those that differ from the one before', () => {
    expect(frameRate(seen(0, 1, 1, 2, 3))).toBe(100);
    expect(frameRate(seen(0, 1, 1, 2, 3), (a, b) => a.top !== b.top)).toBe(75);
    expect(() => frameRate(seen(0))).toThrow('No animation frames');
  });

  it('takes a place as empty from the last whole frame on', () => {
    expect(longestBlank(seen(0, 1, 2))).toBe(0);
    expect(longestBlank(seen(0, null, null, 3, null))).toBe(20);
  });

  it('tells for how long the reader has been elsewhere than the rows shown, either way', () => {
    const way = [5, 15, 25].map((time, at) => ({ time, top: 100 + at * 10 }));
    expect(lateness(seen(100, 100, 100, 120), way)).toEqual([0, 0, 6, 0]);
    const back = way.map(({ time, top }) => ({ time, top: 200 - top }));
    expect(lateness(seen(100, 100, null, 80), back)).toEqual([0, 0, 6, 0]);
  });
});
