/**
 * Where rows and the scroll bar's slider stand. Positions are counted in rows with a fraction, never in pixels of a
 * document: a browser limits an element's height to some 33 million pixels, less than two million rows. `fits` is always
 * how many rows fit on the screen, with a fraction: how high one is matters only where pixels are meant.
 */

/** Usual height of a row in pixels: VS Code's list density. */
export const ROW_HEIGHT = 22;

const SMALLEST_SLIDER = 20;

/** Whole rows that fit; what Page Down moves by, at least one. */
export function pageOf(fits: number): number {
  return Math.max(1, Math.floor(fits));
}

/** The position at which the last row is seen whole; so is the first one then, with less than a row free below. */
export function bottomTop(total: number, fits: number): number {
  return Math.max(0, Math.min(total - 1, Math.ceil(total - fits)));
}

export function clampTop(top: number, total: number, fits: number): number {
  return Math.min(Math.max(0, top), bottomTop(total, fits));
}

/** Rows of which a part is seen: `first` up to and without `end`. */
export function seenRows(top: number, total: number, fits: number): { first: number; end: number } {
  const first = Math.min(Math.floor(top), Math.max(0, total - 1));
  return { first: Math.max(0, first), end: Math.min(total, Math.ceil(top + fits)) };
}

/** The nearest position at which the whole row is seen. */
export function revealTop(top: number, index: number, total: number, fits: number): number {
  if (index < top) return clampTop(index, total, fits);
  if (index + 1 > top + fits) return clampTop(Math.ceil(index + 1 - fits), total, fits);
  return top;
}

/** The position that shows the row in the middle. */
export function centreTop(index: number, total: number, fits: number): number {
  return clampTop(index + 0.5 - fits / 2, total, fits);
}

/** Rows between two origins: elements far from theirs would be placed in fractions of a pixel. */
const ORIGIN_STEP = 1000;

/** The row from which elements are placed; it changes rarely, so that elements stay where they are. */
export function originOf(first: number): number {
  return Math.floor(first / ORIGIN_STEP) * ORIGIN_STEP;
}

/** By how much what holds the elements is moved, in whole pixels: text stays sharp. */
export function pixelsTo(origin: number, top: number, rowHeight: number): number {
  return Math.round((origin - top) * rowHeight);
}

/** No more characters than these fit into a line; in steps, so that a sash being dragged changes it rarely. */
export function charactersIn(width: number): number {
  return Math.ceil(width / 300) * 50;
}

export interface Slider {
  /** Pixels from the track's upper end. */
  offset: number;
  length: number;
}

/** Null where everything fits. `track`: its length in pixels. */
export function sliderAt(top: number, total: number, fits: number, track: number): Slider | null {
  if (total <= fits || track <= 0) return null;
  const length = Math.min(track, Math.max(SMALLEST_SLIDER, (track * fits) / total));
  return { offset: (track - length) * Math.min(1, top / bottomTop(total, fits)), length };
}

/** The position to which a slider dragged to `offset` scrolls. */
export function topAtSlider(offset: number, total: number, fits: number, track: number): number {
  const slider = sliderAt(0, total, fits, track);
  if (!slider || slider.length >= track) return 0;
  return clampTop((offset / (track - slider.length)) * bottomTop(total, fits), total, fits);
}

/** Rows that a wheel event scrolls by. `mode` is `WheelEvent.deltaMode`: pixels, lines or pages. */
export function wheelRows(delta: number, mode: number, fits: number, rowHeight: number): number {
  if (mode === 1) return delta;
  if (mode === 2) return delta * pageOf(fits);
  return delta / rowHeight;
}

/** Which rows to ask for. */
export interface Range {
  start: number;
  count: number;
}

/** The rows seen at `top`, and one on either side: what is quickest to come. */
export function rangeSeen(top: number, fits: number): Range {
  const start = Math.max(0, Math.floor(top) - 1);
  return { start, count: Math.ceil(top + fits) + 1 - start };
}

/** Which way the rows were moved last: towards the first one, not at all, towards the last one. */
export type Heading = -1 | 0 | 1;

/** Screens that are asked for before and after the one seen: more where the reader is heading. */
const SCREENS = { [-1]: [4, 1], 0: [2, 2], 1: [1, 4] } as const satisfies Record<Heading, [number, number]>;

/**
 * The rows seen at `top` and those around them, so that scrolling does not come to their end before the next answer is
 * there. In steps of a screen, so that small movements ask for nothing.
 */
export function rangeAround(top: number, fits: number, heading: Heading): Range {
  const screen = pageOf(fits) + 2;
  const at = Math.floor(top / screen);
  const [before, after] = SCREENS[heading];
  const start = Math.max(0, at - before) * screen;
  return { start, count: (at + 2 + after) * screen - start };
}

/** More than a screen or two from what is shown: the rows between are of no use. */
export function isFar(top: number, shown: number, fits: number): boolean {
  return Math.abs(top - shown) > 2 * fits;
}

/**
 * The position nearest to `top` at which every row on the screen is one of those from `start` to `end`; `top` itself where
 * they do not fill the screen.
 */
export function heldTop(
  top: number,
  { start, end }: { start: number; end: number },
  total: number,
  fits: number,
): number {
  const lowest = end >= total ? bottomTop(total, fits) : end - fits;
  return lowest < start ? top : Math.min(Math.max(top, start), lowest);
}
