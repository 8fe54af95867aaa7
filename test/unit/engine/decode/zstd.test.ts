import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zstdDecompress } from '../../../../src/engine/decode/zstd.ts';
import { dice } from '../../../support/decode/fuzz.ts';

const options = { maxOutputLength: 2 ** 20 };
const read = (bytes: Uint8Array): Buffer => Buffer.from(zstdDecompress(bytes, options));

describe('zstdDecompress', () => {
  it('reads what the library of Zstandard itself writes', () => {
    const roll = dice(4);
    for (const length of [0, 1, 255, 256, 70_000, 300_000]) {
      const inside = Buffer.from(Array.from({ length }, () => 97 + roll(5)));
      expect(read(zstdCompressSync(inside))).toEqual(inside);
    }
  });

  it('reads several frames, and goes past those that are to be skipped', () => {
    const skipped = Buffer.from('502a4d18 03000000 010203'.replaceAll(' ', ''), 'hex');
    const bytes = Buffer.concat([zstdCompressSync('one '), skipped, zstdCompressSync('two')]);
    expect(read(bytes).toString()).toBe('one two');
  });

  it.each([
    ['', 'the data ends within a frame'],
    ['28b52ffd', 'the data ends within a frame'],
    ['00000000', 'no frame begins there'],
    ['28b52ffd2001090000', 'the data ends within a frame'],
  ])('refuses %j', (hex, words) => {
    expect(() => read(Buffer.from(hex, 'hex'))).toThrow(words);
  });
});
