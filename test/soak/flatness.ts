/** Tells from samples whether memory grows. */
import { median } from '../bench/statistics.ts';
import type { Sample } from './soak.ts';

const mebibyte = 1024 * 1024;

/** What is really held: heap, and what is outside of it. */
export function liveBytes({ heapUsed, external }: Sample): number {
  return heapUsed + external;
}

/** The median of the slopes between all pairs of points: one odd sample, or a few, does not change it much. */
export function medianSlope(points: readonly { x: number; y: number }[]): number {
  const slopes = points.flatMap((a, i) =>
    points.slice(i + 1).flatMap((b) => (a.x === b.x ? [] : [(b.y - a.y) / (b.x - a.x)])),
  );
  return median(slopes);
}

/** MiB that the engine holds more after each million frames. */
export function growthPerMillion(samples: readonly Sample[]): number {
  return medianSlope(samples.map((sample) => ({ x: sample.frames / 1e6, y: liveBytes(sample) / mebibyte })));
}

export interface TimedSample extends Sample {
  minutes: number;
}

export interface Verdict {
  /** MiB a minute. */
  live: number;
  rss: number;
  descriptors: number;
  /** What grows; empty: nothing does. */
  faults: string[];
}

/** What a soak may gain in all, in MiB, and for each minute of a longer one. Nothing that is held for each frame or connection stays below it. */
const most = {
  live: { inAll: 4, aMinute: 0.15 },
  rss: { inAll: 48, aMinute: 1 },
  descriptors: { inAll: 0.5, aMinute: 0 },
} as const;

/** Of the samples after the warm-up. */
export function verdictOf(samples: readonly TimedSample[]): Verdict {
  const minutes = samples.at(-1)!.minutes - samples[0]!.minutes;
  const of = (value: (sample: TimedSample) => number): number =>
    medianSlope(samples.map((sample) => ({ x: sample.minutes, y: value(sample) })));
  const slopes = {
    live: of((sample) => liveBytes(sample) / mebibyte),
    rss: of(({ rss }) => rss / mebibyte),
    descriptors: of(({ descriptors = 0 }) => descriptors),
  };
  const faults = (['live', 'rss', 'descriptors'] as const).flatMap((what) => {
    const limit = Math.max(most[what].inAll, most[what].aMinute * minutes);
    const gained = slopes[what] * minutes;
    return gained <= limit ? [] : [`${what} has grown by ${gained.toFixed(1)}; ${limit.toFixed(1)} is allowed`];
  });
  return { ...slopes, faults };
}
