/** Between pixels, the spans of the timeline, and times. */
import type { TimeRange } from './brush.ts';

/** Those that are drawn. */
export interface Spans {
  /** Milliseconds since the epoch. */
  start: number;
  /** Milliseconds. */
  width: number;
  count: number;
}

/** Edges between spans, from 0 to their number, the first before the last. */
export type Edges = [first: number, last: number];

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** The span under a pixel of a plot that has so many. */
export function spanAt(pixel: number, pixels: number, { count }: Spans): number {
  return clamp(Math.floor((pixel / pixels) * count), 0, count - 1);
}

/** From the one span to the other, both of them too, whichever is first. */
export function rangeBetween(one: number, other: number, { start, width }: Spans): TimeRange {
  return { from: start + Math.min(one, other) * width, to: start + (Math.max(one, other) + 1) * width };
}

/** The edges of a range as far as it is drawn; all where there is none. */
export function spansOf(range: TimeRange | undefined, { start, width, count }: Spans): Edges {
  if (!range) return [0, count];
  const first = clamp(Math.floor((range.from - start) / width + 1e-6), 0, count - 1);
  return [first, clamp(Math.ceil((range.to - start) / width - 1e-6), first + 1, count)];
}

const leaps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: -Infinity,
  End: Infinity,
};

/** As the keys of a slider move one edge; undefined where the key is none of those. */
export function edgeAfterKey(
  key: string,
  edge: 'first' | 'last',
  [first, last]: Edges,
  count: number,
): Edges | undefined {
  const leap = leaps[key];
  if (leap === undefined) return undefined;
  return edge === 'first' ? [clamp(first + leap, 0, last - 1), last] : [first, clamp(last + leap, first + 1, count)];
}
