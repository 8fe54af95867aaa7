import type { DecodedTest } from '../../filterLanguage/ast.ts';
import type { JsonPath } from '../../filterLanguage/path.ts';
import { deepest } from '../decode/plain.ts';
import { compare, foldAnew, type Fold } from './jsonPath.ts';

/**
 * One of the values at the path holds the test. Where a list stands on the way and the path names a member, each of its
 * elements is gone into: several packets in one message, or the subscriptions of one. Only own members count.
 */
export function testDecoded(
  value: unknown,
  path: JsonPath,
  test: DecodedTest,
  fold = foldAnew,
  at = 0,
  depth = 0,
): boolean {
  const step = path[at];
  if (depth > deepest) return false;
  if (Array.isArray(value) && typeof step !== 'number') {
    for (const element of value) if (testDecoded(element, path, test, fold, at, depth + 1)) return true;
    return step === undefined && test.operator === 'exists';
  }
  if (step === undefined) return holdsTest(value, test, fold);
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
  return testDecoded((value as Record<string | number, unknown>)[step], path, test, fold, at + 1, depth + 1);
}

function holdsTest(value: unknown, test: DecodedTest, fold: Fold): boolean {
  switch (test.operator) {
    case 'exists':
      return true;
    case 'like':
      return isLike(value, test.text, fold);
    default:
      return compare(value, test.operator, test.value);
  }
}

function isLike(value: unknown, text: string, fold: Fold): boolean {
  if (typeof value === 'string') return fold(value).includes(text.toLowerCase());
  if (typeof value === 'number') return String(value) === text || (text !== '' && Number(text) === value);
  if (typeof value === 'object' && value !== null) return false;
  return String(value) === text.toLowerCase();
}
