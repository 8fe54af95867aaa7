import { describe, expect, it } from 'vitest';
import { shortName } from '../../../../src/engine/decode/shortNames.ts';

const name = (bytes: Uint8Array, from = 0, to = bytes.length) => shortName(bytes, from, to);

describe('shortName', () => {
  it('is the text of the bytes, each time', () => {
    for (let round = 0; round < 2; round++) {
      for (const text of ['a', 'symbol', 'x'.repeat(32), '\0', '__proto__']) expect(name(Buffer.from(text))).toBe(text);
      expect(name(Buffer.from('a symbol'), 2, 8)).toBe('symbol');
    }
  });

  it('does not take one for another that is kept at the same place', () => {
    const texts = Array.from({ length: 5_000 }, (_, i) => `n${i}x${(i * 7) % 13}`);
    for (const text of [...texts, ...texts]) expect(name(Buffer.from(text))).toBe(text);
  });

  it('is left to others where they are none, many, or no ASCII', () => {
    expect([name(Buffer.alloc(0)), name(Buffer.from('x'.repeat(33))), name(Buffer.from('é'))]).toEqual(
      Array(3).fill(undefined),
    );
  });
});
