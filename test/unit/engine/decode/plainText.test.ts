import { describe, expect, it } from 'vitest';
import { brief, jsonOf, wholeJson } from '../../../../src/engine/decode/plainText.ts';
import { objectOf, type Plain } from '../../../../src/engine/decode/plain.ts';

describe('jsonOf', () => {
  it('writes what JSON has, and what it has not as text', () => {
    const tree: Plain = objectOf({ a: [1, null, true, 'x"'], big: 2n ** 64n, nan: NaN, zero: -0 });
    expect(jsonOf(tree, 1000).text).toBe('{"a":[1,null,true,"x\\""],"big":18446744073709551616,"nan":"NaN","zero":-0}');
  });

  it('is cut, and ends where a tree does not', () => {
    const long: Plain = Array.from({ length: 100_000 }, (_, i) => i);
    const { text, cut } = jsonOf(long, 100);
    expect(cut).toBe(true);
    expect(text.length).toBeLessThan(120);
    let deep: Plain = 1;
    for (let i = 0; i < 10_000; i++) deep = [deep];
    expect(jsonOf(deep, 1e6)).toMatchObject({ deep: true, cut: false });
    // Without quotation marks: a text of the payload would have them.
    expect(jsonOf(deep, 1e6).text).toBe(`${'['.repeat(256)}…${']'.repeat(256)}`);
    expect(jsonOf(['…'], 1e6)).toEqual({ text: '["…"]', cut: false, deep: false });
    expect(JSON.parse(jsonOf([[deep]], 1e6, 'null').text)).toBeTruthy();
    expect(brief('x'.repeat(1e6), 10)).toBe('"xxxxxxxxx…');
  });

  it('is not sent in part', () => {
    let deep: Plain = 1;
    for (let i = 0; i < 300; i++) deep = [deep];
    expect(() => wholeJson(deep)).toThrow('It is nested more than 256 deep.');
    expect(wholeJson([1, 2n ** 64n])).toBe('[1,18446744073709551616]');
  });

  it('counts own members only', () => {
    expect(jsonOf(JSON.parse('{"__proto__":{"a":1}}') as Plain, 100).text).toBe('{"__proto__":{"a":1}}');
  });
});
