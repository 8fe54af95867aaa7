/** Lays two lists side by side: what is the same in both, in the same order, is a pair; between pairs one tries again. */
import { diffArrays } from 'diff';

/** Changes between two lists up to which the best way through them is looked for. */
const mostChanges = 2_000;

/** By what two items belong together; undefined: by nothing. */
export type KeyOf<T> = (item: T) => string | undefined;

/** Both sides have their own key: `left` may be compared by another member than `right`. */
export interface Likeness<T> {
  left: KeyOf<T>;
  right: KeyOf<T>;
}

export type Aligned<T> = { left: T; right: T } | { left: T; right?: undefined } | { left?: undefined; right: T };

/** All of both lists, each in its own order. `likenesses`: the first that pairs two items counts. */
export function align<T>(left: readonly T[], right: readonly T[], likenesses: readonly Likeness<T>[]): Aligned<T>[] {
  const [likeness, ...weaker] = likenesses;
  if (likeness === undefined || left.length === 0 || right.length === 0) {
    return [...left.map((item) => ({ left: item })), ...right.map((item) => ({ right: item }))];
  }
  const aligned: Aligned<T>[] = [];
  let [a, b] = [0, 0];
  const upTo = (endA: number, endB: number): void => {
    for (const one of align(left.slice(a, endA), right.slice(b, endB), weaker)) aligned.push(one);
  };
  for (const [i, j] of inCommon(left.map(likeness.left), right.map(likeness.right))) {
    upTo(i, j);
    aligned.push({ left: left[i]!, right: right[j]! });
    [a, b] = [i + 1, j + 1];
  }
  upTo(left.length, right.length);
  return aligned;
}

type Keys = readonly (string | undefined)[];

/** Places of what is in both lists in the same order, as many as can be found. */
function inCommon(left: Keys, right: Keys): [left: number, right: number][] {
  let start = 0;
  while (start < Math.min(left.length, right.length) && isSame(left[start], right[start])) start++;
  let end = 0;
  const most = Math.min(left.length, right.length) - start;
  while (end < most && isSame(left.at(-1 - end), right.at(-1 - end))) end++;
  const between = middle(left.slice(start, left.length - end), right.slice(start, right.length - end));
  return [
    ...Array.from({ length: start }, (_, place): [number, number] => [place, place]),
    ...between.map(([i, j]): [number, number] => [i + start, j + start]),
    ...Array.from({ length: end }, (_, place): [number, number] => [
      left.length - end + place,
      right.length - end + place,
    ]),
  ];
}

function middle(left: Keys, right: Keys): [number, number][] {
  const options = { comparator: isSame, maxEditLength: mostChanges };
  const changes = diffArrays([...left], [...right], options) as ReturnType<typeof diffArrays> | undefined;
  if (changes === undefined) return anchors(left, right);
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  for (const { added, removed, value } of changes) {
    if (added) j += value.length;
    else if (removed) i += value.length;
    else for (let rest = value.length; rest > 0; rest--) pairs.push([i++, j++]);
  }
  return pairs;
}

/** What is once in either, as long as its order is the same: few operations, however different the lists are. */
function anchors(left: Keys, right: Keys): [number, number][] {
  const there = once(right);
  const found = [...once(left)].flatMap(([key, i]): [number, number][] => {
    const j = there.get(key);
    return j === undefined ? [] : [[i, j]];
  });
  return longestRise(found.sort(([a], [b]) => a - b));
}

function once(keys: Keys): Map<string, number> {
  const places = new Map<string, number>();
  const several = new Set<string>();
  keys.forEach((key, place) => {
    if (key === undefined) return;
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

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a === b;
}
