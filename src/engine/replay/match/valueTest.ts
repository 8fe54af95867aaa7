import { t } from '../../../contract/l10n.ts';
import type { ValueTest } from '../../../contract/scenario.ts';
import { holds } from '../../filter/comparison.ts';
import { nothing, sameJson } from '../jsonValue.ts';
import { words } from './jsonPart.ts';
import { firstMatch, regexText } from './regexTest.ts';

/** The value, or `nothing`, is as the test wants it. Order is between numbers, or between texts. */
export function valueHolds(value: unknown, test: ValueTest): boolean {
  if (test.operator === 'exists') return (value !== nothing) === test.value;
  if (value === nothing) return false;
  switch (test.operator) {
    case '==':
      return sameJson(value, test.value);
    case '!=':
      return !sameJson(value, test.value);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(value, test);
    case 'contains':
      if (Array.isArray(value)) return value.some((element) => sameJson(element, test.value));
      return typeof value === 'string' && typeof test.value === 'string' && value.includes(test.value);
    case 'matches':
      return typeof value === 'string' && firstMatch(test.value, value) !== null;
    default:
      return test satisfies never;
  }
}

/** What is asked of a value, to stand behind it: `> 3`. */
export function testWords(test: ValueTest): string {
  switch (test.operator) {
    case 'exists':
      return test.value ? t('is there') : t('is not there');
    case 'matches':
      return t('matches {0}', regexText(test.value));
    default:
      return `${test.operator} ${words(test.value)}`;
  }
}

function compare(
  value: unknown,
  { operator, value: other }: Extract<ValueTest, { operator: '<' | '<=' | '>' | '>=' }>,
) {
  if (typeof value === 'number' && typeof other === 'number') return holds(value, operator, other);
  return typeof value === 'string' && typeof other === 'string' && holds(value, operator, other);
}
