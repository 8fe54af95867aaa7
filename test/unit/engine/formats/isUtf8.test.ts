import { describe, expect, it } from 'vitest';
import { isUtf8 } from '../../../../src/engine/formats/isUtf8.ts';

const pieces = (...hex: string[]): Uint8Array[] => hex.map((one) => Buffer.from(one, 'hex'));

describe('isUtf8', () => {
  it('takes characters that are parted between pieces', () => {
    expect(isUtf8(pieces('41e2', '82', 'ac42'))).toBe(true);
    expect(isUtf8([])).toBe(true);
  });

  it('refuses what is none, and what ends within a character', () => {
    expect(isUtf8(pieces('41', 'ff'))).toBe(false);
    expect(isUtf8(pieces('41', 'e282'))).toBe(false);
    expect(isUtf8(pieces('eda080'))).toBe(false);
  });
});
