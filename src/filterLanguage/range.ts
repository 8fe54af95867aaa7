/** The numbers from `min` to `max`, both of them too; with `outside` all others. Every comparison is one of these. */
import type { Comparison } from './ast.ts';

export interface NumberRange {
  min: number;
  max: number;
  outside: boolean;
}

/** Stands in such a relation to `value`; equal is what lies less than `width` above it. */
export function rangeOf(comparison: Comparison, value: number, width = 0): NumberRange {
  switch (comparison) {
    case '==':
    case '!=':
      return { min: value, max: width === 0 ? value : neighbour(value + width, -1), outside: comparison === '!=' };
    case '<':
      return { min: -Infinity, max: neighbour(value, -1), outside: false };
    case '<=':
      return { min: -Infinity, max: value, outside: false };
    case '>':
      return { min: neighbour(value, 1), max: Infinity, outside: false };
    case '>=':
      return { min: value, max: Infinity, outside: false };
    default:
      return comparison satisfies never;
  }
}

/** The next number that there is, above or below a number that is not negative. */
function neighbour(value: number, way: 1 | -1): number {
  if (value === 0) return way * Number.MIN_VALUE;
  const bits = new BigInt64Array(new Float64Array([value]).buffer);
  bits[0]! += BigInt(way);
  return new Float64Array(bits.buffer)[0]!;
}
