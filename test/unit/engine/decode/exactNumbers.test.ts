import { describe, expect, it } from 'vitest';
import { exactNumbers } from '../../../../src/engine/decode/exactNumbers.ts';

describe('exactNumbers', () => {
  it.each<[string, unknown]>([
    ['{"t":1700000000000000001,"p":1.5}', { t: 1700000000000000001n, p: 1.5 }],
    ['[-9007199254740993,9007199254740991]', [-9007199254740993n, 9007199254740991]],
    ['{"a":{"b":[1,{"c":12345678901234567890}]}}', { a: { b: [1, { c: 12345678901234567890n }] } }],
    ['12345678901234567890', 12345678901234567890n],
    [
      '{"12345678901234567890":"12345678901234567890","n":12345678901234567890}',
      { '12345678901234567890': '12345678901234567890', n: 12345678901234567890n },
    ],
    [
      '["a\\\\",12345678901234567890,"\\" 12345678901234567890"]',
      ['a\\', 12345678901234567890n, '" 12345678901234567890'],
    ],
    ['[12345678901234567890,18446744073709551616.5,1e20]', [12345678901234567890n, 2 ** 64, 1e20]],
  ])('reads %s', (text, tree) => expect(exactNumbers(text)).toEqual(tree));

  it.each([
    '[1234567890123456,"12345678901234567890"]',
    '[12345678901234567890.5,12345678901234567890e3,0.12345678901234567890]',
    '[1,2,3]',
    '["\\uF8FF#1",12345678901234567890]',
    '["\uf8ff#1",12345678901234567890]',
  ])('leaves %s to JSON.parse', (text) => expect(exactNumbers(text)).toBeUndefined());

  it.each([
    '[12345678901234567890',
    '[12345678901234567890x]',
    '[1-12345678901234567890]',
    '["a"12345678901234567890]',
  ])('refuses %s', (text) => expect(() => exactNumbers(text)).toThrow(SyntaxError));

  it.each([
    '[+12345678901234567890]',
    '[00012345678901234567890]',
    '{"a":-012345678901234567890}',
    '"unended 12345678901234567890',
  ])('makes no JSON of %s', (text) => expect(exactNumbers(text)).toBeUndefined());

  it('takes `__proto__` for a member like another', () => {
    const read = exactNumbers('{"__proto__":12345678901234567890,"toString":12345678901234567891}');
    expect(Object.entries(read as object)).toEqual([
      ['__proto__', 12345678901234567890n],
      ['toString', 12345678901234567891n],
    ]);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  it('goes into any depth', () => {
    const depth = 100_000;
    let value: unknown = exactNumbers(`${'['.repeat(depth)}12345678901234567890${']'.repeat(depth)}`);
    while (Array.isArray(value)) value = value[0];
    expect(value).toBe(12345678901234567890n);
  });
});
