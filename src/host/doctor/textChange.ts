/** The one stretch in which two texts differ. */
export interface TextChange {
  /** Indices in the text before: what stands there is taken away. */
  from: number;
  to: number;
  /** What comes in its place. */
  inserted: string;
}

/** Undefined where they are the same. Small, so that an editor keeps its place, and its undo says what was done. */
export function textChange(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let tail = 0;
  while (tail < shorter - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { from, to: before.length - tail, inserted: after.slice(from, after.length - tail) };
}
