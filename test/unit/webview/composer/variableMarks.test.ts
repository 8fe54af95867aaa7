import { expect, it } from 'vitest';
import { variablesIn } from '../../../../webview/composer/variableMarks.ts';

it('marks variables, and not what is taken literally', () => {
  const text = '${a} $${b} {"n": ${counter}, "x": "$${${input:What?}"} ${ ${}';
  expect(variablesIn(text).map(({ from, to }) => text.slice(from, to))).toEqual([
    '${a}',
    '${counter}',
    '${input:What?}',
    '${}',
  ]);
});
