import type { ByteRange } from '../../src/contract/decoding.ts';

/** Where the value at a path lies, or the nearest one around it of which that is known. */
export function rangeFinder(
  ranges: readonly ByteRange[],
): (path: readonly (string | number)[]) => ByteRange | undefined {
  const known = new Map(ranges.map((range) => [JSON.stringify(range.path), range]));
  return (path) => {
    for (let length = path.length; length >= 0; length--) {
      const range = known.get(JSON.stringify(path.slice(0, length)));
      if (range !== undefined) return range;
    }
    return undefined;
  };
}
