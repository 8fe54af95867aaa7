/** Lays two lists side by side: what is the same in both, in the same order, is a pair; between pairs one tries again. */
import { diffArrays } from 'diff';

/**
 * Changes between two lists up to which the best way through them is looked for: the work grows with their square. Fewer
 * between anchors, of which there may be many.
 */
const mostChanges = 1_000;
const mostBetweenAnchors = 200;

/** By what two items belong together; undefined: by nothing. */
export type KeyOf<T> = (item: T) => string | undefined;

/** Both sides have their own key: `left` may be compared by another member than `right`. */
export interface Likeness<T> {
  left: KeyOf<T>;
  right: KeyOf<T>;
}

export type Aligned<T> = { left: T; right: T } | { left: T; right?: undefined } | { left?: undefined; right: T };

/**
 * All of both lists, each in its own order. `likenesses`: the first that pairs two items counts. It yields where others may
 * have a turn: after some milliseconds of work, or some hundred where lists are long and differ in much.
 */
export function* align<T>(
  left: readonly T[],
  right: readonly T[],
  likenesses: readonly Likeness<T>[],
): Generator<undefined, Aligned<T>[]> {
  const [likeness, ...weaker] = likenesses;
  if (likeness === undefined || left.length === 0 || right.length === 0) {
    return [...left.map((item) => ({ left: item })), ...right.map((item) => ({ right: item }))];
  }
  const aligned: Aligned<T>[] = [];
  let [a, b] = [0, 0];
  const pairs = yield* inCommon(...codesOf(left.map(likeness.left), right.map(likeness.right)), mostChanges);
  for (const [i, j] of [...pairs, [left.length, right.length] as const]) {
    if (i > a || j > b) {
      for (const one of yield* align(left.slice(a, i), right.slice(b, j), weaker)) aligned.push(one);
      yield;
    }
    if (i < left.length) aligned.push({ left: left[i]!, right: right[j]! });
    [a, b] = [i + 1, j + 1];
  }
  return aligned;
}

/** Keys as numbers, which are compared faster; what has none is like nothing of the other list. */
type Codes = readonly number[];
const noneLeft = -1;
const noneRight = -2;

function codesOf(left: readonly (string | undefined)[], right: readonly (string | undefined)[]): [Codes, Codes] {
  const codes = new Map<string, number>();
  const codeOf = (key: string): number => {
    const code = codes.get(key) ?? codes.size;
    codes.set(key, code);
    return code;
  };
  return [
    left.map((key) => (key === undefined ? noneLeft : codeOf(key))),
    right.map((key) => (key === undefined ? noneRight : codeOf(key))),
  ];
}

type Places = [left: number, right: number][];

/** Places of what is in both lists in the same order, as many as can be found. */
function* inCommon(left: Codes, right: Codes, most: number): Generator<undefined, Places> {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start++;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  const between = yield* middle(left.slice(start, left.length - end), right.slice(start, right.length - end), most);
  const places: Places = Array.from({ length: start }, (_, place) => [place, place]);
  for (const [i, j] of between) places.push([i + start, j + start]);
  for (; end > 0; end--) places.push([left.length - end, right.length - end]);
  return places;
}

function* middle(left: Codes, right: Codes, most: number): Generator<undefined, Places> {
  if (left.length === 0 || right.length === 0) return [];
  const changes = diffArrays([...left], [...right], { maxEditLength: most }) as
    ReturnType<typeof diffArrays> | undefined;
  yield;
  if (changes === undefined) return yield* betweenAnchors(left, right);
  const places: Places = [];
  let [i, j] = [0, 0];
  for (const { added, removed, value } of changes) {
    if (added) j += value.length;
    else if (removed) i += value.length;
    else for (let rest = value.length; rest > 0; rest--) places.push([i++, j++]);
  }
  return places;
}

/** Patience: what is once in both parts them, and each part is looked at by itself. */
function* betweenAnchors(left: Codes, right: Codes): Generator<undefined, Places> {
  const found = anchors(left, right);
  if (found.length === 0) return [];
  const places: Places = [];
  let [a, b] = [0, 0];
  for (const [i, j] of [...found, [left.length, right.length] as const]) {
    for (const [x, y] of yield* inCommon(left.slice(a, i), right.slice(b, j), mostBetweenAnchors))
      places.push([a + x, b + y]);
    if (i < left.length) places.push([i, j]);
    [a, b] = [i + 1, j + 1];
  }
  return places;
}

/** What is once in either, as long as its order is the same: few operations, however different the lists are. */
function anchors(left: Codes, right: Codes): Places {
  const there = once(right);
  const found = [...once(left)].flatMap(([key, i]): [number, number][] => {
    const j = there.get(key);
    return j === undefined ? [] : [[i, j]];
  });
  return longestRise(found.sort(([a], [b]) => a - b));
}

function once(codes: Codes): Map<number, number> {
  const places = new Map<number, number>();
  const several = new Set<number>();
  codes.forEach((key, place) => {
    if (places.has(key)) several.add(key);
    else places.set(key, place);
  });
  for (const key of several) places.delete(key);
  return places;
}

/** The longest part of it in which the second numbers rise, by patience sorting. */
function longestRise(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const before: (number | undefined)[] = [];
  pairs.forEach(([, value], at) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if (pairs[tops[half]!]![1] < value) low = half + 1;
      else high = half;
    }
    before[at] = tops[low - 1];
    tops[low] = at;
  });
  const rise: [number, number][] = [];
  for (let at = tops.at(-1); at !== undefined; at = before[at]) rise.push(pairs[at]!);
  return rise.reverse();
}
