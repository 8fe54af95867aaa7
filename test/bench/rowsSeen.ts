/** What a record of the table's animation frames amounts to. */
import type { Seen, SeenFrame } from './rowsWatch.ts';

/** A place that the reader went to, and when, in milliseconds of the page's clock. */
export interface Wanted {
  time: number;
  top: number;
}

/** Animation frames a second. `counted`: those alone that differ from the one before them. */
export function frameRate(frames: readonly SeenFrame[], counted?: (a: SeenFrame, b: SeenFrame) => boolean): number {
  const first = frames[0];
  const last = frames.at(-1);
  if (!first || !last || first === last) throw new Error('No animation frames were seen.');
  const count = frames.slice(1).filter((frame, i) => counted?.(frames[i]!, frame) ?? true).length;
  return (count * 1000) / (last.time - first.time);
}

/** Milliseconds from a frame without empty places to the next one: the longest that one was empty, and a frame. */
export function longestBlank(frames: readonly SeenFrame[]): number {
  let longest = 0;
  let whole = frames[0]?.time ?? 0;
  for (const { time, blank } of frames) {
    if (blank > 0) longest = Math.max(longest, time - whole);
    else whole = time;
  }
  return longest;
}

/**
 * For each frame, for how many milliseconds the reader has been elsewhere than the rows shown. `way` goes in one
 * direction. A frame with empty places shows what the last whole one did.
 */
export function lateness(frames: readonly SeenFrame[], way: readonly Wanted[]): number[] {
  const sign = Math.sign((way.at(-1)?.top ?? 0) - (way[0]?.top ?? 0));
  let shown = frames[0]?.top ?? 0;
  let left = 0;
  return frames.map(({ looked, top, blank }) => {
    if (blank === 0) shown = top;
    // Rows stand on whole pixels.
    while (left < way.length && sign * (way[left]!.top - shown) <= 0.05) left++;
    const gone = way[left];
    return gone && gone.time <= looked ? looked - gone.time : 0;
  });
}

/** Where wheel events brought a table that stood at `from`. */
export function wayOfWheel({ wheel }: Seen, from: number, rowHeight: number): Wanted[] {
  return wheel.map(({ time, pixels }) => ({ time, top: from + pixels / rowHeight }));
}
