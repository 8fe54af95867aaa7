import { expect, it } from 'vitest';
import { AsciiWords } from '../../../../src/engine/correlation/asciiWords.ts';

it('finds words that are there exactly', () => {
  const words = new AsciiWords({ id: 1, ref: 2, seq: 3, __proto__x: 4 });
  const find = (text: string, from = 0, to = text.length) => words.find(Buffer.from(text), from, to);
  expect([find('id'), find('ref'), find('seq'), find('__proto__x')]).toEqual([1, 2, 3, 4]);
  expect(find('xidx', 1, 3)).toBe(1);
  for (const other of ['', 'i', 'ID', 'ids', 'rex', '__proto__', 'toString', 'x'.repeat(300)]) {
    expect(find(other)).toBeUndefined();
  }
});
