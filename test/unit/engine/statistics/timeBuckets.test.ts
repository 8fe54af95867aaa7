import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimeBuckets } from '../../../../src/engine/statistics/timeBuckets.ts';

const sum = (numbers: number[]): number => numbers.reduce((one, other) => one + other, 0);

describe('TimeBuckets', () => {
  it('counts frames and bytes by span and direction', () => {
    const buckets = new TimeBuckets();
    buckets.add(1003, false, 5, 1);
    buckets.add(1009, true, 7, 2);
    buckets.add(1031, false, 11, 3);
    expect(buckets.timeline).toEqual({
      start: 1000,
      width: 10,
      framesIn: [1, 0, 0, 1],
      framesOut: [1, 0, 0, 0],
      bytesIn: [5, 0, 0, 11],
      bytesOut: [7, 0, 0, 0],
      firstIds: [1, 0, 0, 3],
    });
  });

  it('is as if it had been counted in the last width from the start, however long it goes on', () => {
    const gaps = fc.array(fc.double({ min: 0, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(gaps, fc.double({ min: 0, max: 2e12, noNaN: true }), (all, begin) => {
        const buckets = new TimeBuckets();
        let time = begin;
        const times = all.map((gap) => (time += gap));
        times.forEach((at, i) => buckets.add(at, i % 3 === 0, 10 + i, i + 1));
        const { start, width, framesIn, framesOut, bytesIn, bytesOut, firstIds } = buckets.timeline;
        expect(framesIn.length).toBeLessThanOrEqual(300);
        expect(start).toBe(Math.floor(times[0]! / width) * width);
        const places = times.map((at) => Math.floor((at - start) / width));
        framesIn.forEach((_, place) => {
          const here = places.flatMap((at, i) => (at === place ? [i] : []));
          expect(framesOut[place]).toBe(here.filter((i) => i % 3 === 0).length);
          expect(framesIn[place]! + framesOut[place]!).toBe(here.length);
          expect(bytesIn[place]! + bytesOut[place]!).toBe(sum(here.map((i) => 10 + i)));
          expect(firstIds[place]).toBe((here[0] ?? -1) + 1);
        });
      }),
    );
  });

  it('goes on with time, though nothing passes, and not before something has', () => {
    const buckets = new TimeBuckets();
    buckets.reach(5000);
    expect(buckets.timeline).toMatchObject({ start: 0, framesIn: [] });
    buckets.add(10_000, false, 1, 1);
    buckets.reach(10_035);
    expect(buckets.timeline.framesIn).toEqual([1, 0, 0, 0]);
  });

  it('puts what was before the start into the first span, and overlooks what is no time', () => {
    const buckets = new TimeBuckets();
    buckets.add(1000, false, 1, 1);
    buckets.add(400, false, 1, 2);
    buckets.add(NaN, false, 1, 3);
    buckets.add(Infinity, false, 1, 4);
    expect(buckets.timeline.framesIn).toEqual([2]);
    buckets.add(1e300, false, 1, 5);
    expect(sum(buckets.timeline.framesIn)).toBe(3);
  });
});
