import { expect, it } from 'vitest';
import { readIgnored, writeIgnored } from '../../../../src/host/compare/ignoredText.ts';

it('reads rules out of one line, with what spaces they have', () => {
  const rules = ['$.time', '$["a b"].c', '$.x[*].id', '/a b\\/c/i', '$..token'];
  expect(readIgnored(writeIgnored(rules))).toEqual(rules);
  expect(readIgnored('  ')).toEqual([]);
  expect(readIgnored('time')).toEqual(['time']);
});
