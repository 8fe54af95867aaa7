import { describe, expect, it } from 'vitest';
import { brief, jsonOf } from '../../../../src/engine/decode/plainText.ts';
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
    expect(jsonOf(deep, 1e6).text).toContain('"…"');
    expect(brief('x'.repeat(1e6), 10)).toBe('"xxxxxxxxx…');
  });

  it('counts own members only', () => {
    expect(jsonOf(JSON.parse('{"__proto__":{"a":1}}') as Plain, 100).text).toBe('{"__proto__":{"a":1}}');
  });
});
