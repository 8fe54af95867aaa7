import { describe, expect, it } from 'vitest';
import { readFilter } from '../../../../src/filterLanguage/read.ts';
import { valueFilter } from '../../../../webview/filter/valueFilter.ts';

describe('the filter by a value', () => {
  it.each([
    ['1.0', '$.a == 1'],
    ['12345678901234567890', '$.a == 12345678901234567000'],
    ['"tick"', '$.a == tick'],
    ['"two words"', '$.a == "two words"'],
    ['"1"', '$.a == "1"'],
    ['"true"', '$.a == "true"'],
    ['true', '$.a == true'],
    ['null', '$.a == null'],
    ['"\\u0022"', '$.a == "\\""'],
    ['{"b":1}', '$.a exists'],
    ['[]', '$.a exists'],
    ['1e999', '$.a exists'],
    [JSON.stringify('x'.repeat(2_000)), '$.a exists'],
  ])('of %s is %s', (value, filter) => {
    expect(valueFilter(['a'], value)).toBe(filter);
  });

  it.each(['1e400', '1e21', '-0', '1e-9', '"\\n\\u0000"', '"x) or (y"'])(
    'is read as a comparison without a fault: %s',
    (value) => {
      const filter = valueFilter(['a b', 0, '"\\', 'c'], value)!;
      const { filter: meaning, notes } = readFilter(filter);
      expect(meaning.kind).toBe('json');
      expect(notes).toEqual([]);
    },
  );

  it('needs a step', () => {
    expect(valueFilter([], '1')).toBeUndefined();
  });
});
