import type { Comparison, JsonTest, JsonValue } from '../../filterLanguage/ast.ts';
import type { JsonPath } from '../../filterLanguage/path.ts';
import { holds } from './comparison.ts';

/** A text in lower case. */
export type Fold = (text: string) => string;

export const foldAnew: Fold = (text) => text.toLowerCase();

/** The value at the path holds the test. Only own members count, so that `__proto__` is a name like another. */
export function testJson(root: unknown, path: JsonPath, test: JsonTest, fold = foldAnew): boolean {
  let value: unknown = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    if (typeof step === 'string' && Array.isArray(value)) return false;
    value = (value as Record<string | number, unknown>)[step];
  }
  switch (test.operator) {
    case 'exists':
      return true;
    case 'contains':
      return contains(value, test.value, fold);
    default:
      return compare(value, test.operator, test.value);
  }
}

/** A list contains what an element is written as; what is in a list or an object of it has a path of its own. */
function contains(value: unknown, part: string, fold: Fold): boolean {
  if (Array.isArray(value)) return value.some((element) => !isComposed(element) && String(element) === part);
  return typeof value === 'string' && fold(value).includes(part.toLowerCase());
}

function isComposed(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** Order is between numbers, or between texts; equality between values of one type. */
export function compare(value: unknown, comparison: Comparison, other: JsonValue): boolean {
  // What is written in a filter is a number: of a longer one it has the nearest.
  if (typeof value === 'bigint' && typeof other === 'number' && (comparison === '==' || comparison === '!='))
    return compare(Number(value), comparison, other);
  if (comparison === '==') return value === other;
  if (comparison === '!=') return value !== other;
  if (typeof value === 'number' && typeof other === 'number') return holds(value, comparison, other);
  if (typeof value === 'bigint' && typeof other === 'number') return holds<number | bigint>(value, comparison, other);
  return typeof value === 'string' && typeof other === 'string' && holds(value, comparison, other);
}
