import { describe, expect, it } from 'vitest';
import { fixedField, problemsOf, readField } from './readField.ts';

describe('headers', () => {
  it('are a list of pairs, with duplicates', () => {
    const pairs = [
      ['X-A', 'b'],
      ['x-a', '${env:HOME} ä'],
    ];
    expect(readField('headers', JSON.stringify(pairs))).toEqual({ value: pairs, told: [] });
  });

  it('have a name to be looked at where the value is wrong', () => {
    expect(problemsOf('headers', '[["A b", 7]]')).toEqual([
      ['header-name', '"A b"'],
      ['headers', '7'],
    ]);
  });

  it('are an object, in its order and with its duplicates', () => {
    expect(readField('headers', '{ "B": "1", "2": "x", "B": "3" }')).toEqual({
      value: [
        ['B', '1'],
        ['2', 'x'],
        ['B', '3'],
      ],
      told: [],
    });
  });

  it.each([
    ['"A: b"', 'headers', '"A: b"'],
    ['[["A"]]', 'header', '["A"]'],
    ['[["A", "b", "c"]]', 'header', '["A", "b", "c"]'],
    ['["A: b"]', 'header', '"A: b"'],
    ['[["A", 7]]', 'headers', '7'],
    ['[["A b", "c"]]', 'header-name', '"A b"'],
    ['{ "Ä": "c" }', 'header-name', '"Ä"'],
    ['[["A", "\\n"]]', 'header-value', '"\\n"'],
    ['{ "A": "€" }', 'header-value', '"€"'],
  ])('marks %s', (json, code, marked) => {
    expect(problemsOf('headers', json)).toEqual([[code, marked]]);
  });

  it.each([
    ['["A: b:c"]', '[["A","b:c"]]'],
    ['[["X Api Key", "c"]]', '[["X-Api-Key", "c"]]'],
    ['{ "Authorization:": "c" }', '{ "Authorization": "c" }'],
    ['[["A", "token\\n"]]', '[["A", "token"]]'],
    ['[["A", 7]]', '[["A", "7"]]'],
  ])('offers for %s', (json, fixed) => {
    expect(fixedField('headers', json)).toBe(fixed);
  });
});

describe('origin', () => {
  it('is the value of a header', () => {
    expect(readField('origin', '"https://a"').value).toBe('https://a');
    expect(problemsOf('origin', '"a\\r\\nEvil: 1"')).toEqual([['header-value', '"a\\r\\nEvil: 1"']]);
  });
});
