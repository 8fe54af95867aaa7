/** The known name that is most like what was written; undefined where none is. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const found = known
    .map((one) => ({ one, distance: distance(name.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  return found !== undefined && found.distance <= Math.max(1, name.length / 3) ? found.one : undefined;
}

/** Letters to be changed, swapped, put in or taken away; one begins like the other: one. */
function distance(one: string, other: string): number {
  if (one === other) return 0;
  if (Math.min(one.length, other.length) > 1 && (one.startsWith(other) || other.startsWith(one))) return 1;
  // Names are short, whatever is written.
  if (one.length > 40) return Infinity;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? before[j - 2]! + 1 : Infinity;
      next.push(Math.min(changed, swapped, row[j]! + 1, next[j - 1]! + 1));
    }
    [before, row] = [row, next];
  }
  return row[other.length]!;
}
