import type { Comparison } from '../../filterLanguage/ast.ts';

/** How two numbers, or two texts, stand to each other. */
export function holds<T extends number | bigint | string>(a: T, comparison: Comparison, b: T): boolean {
  switch (comparison) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    case '>=':
      return a >= b;
    default:
      return comparison satisfies never;
  }
}
