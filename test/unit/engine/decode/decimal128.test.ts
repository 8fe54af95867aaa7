import { Decimal128 } from 'bson';
import { describe, expect, it } from 'vitest';
import { decimal128 } from '../../../../src/engine/decode/decimal128.ts';
import { dice } from '../../../support/decode/fuzz.ts';

describe('decimal128', () => {
  it.each(['0', '0.1', '-1.50', '1E+3', '1.234E-10', '9.999999999999999999999999999999999E+6144', 'NaN', 'Infinity'])(
    'is %s',
    (text) => {
      expect(decimal128(Decimal128.fromString(text).bytes)).toBe(text);
    },
  );

  it('is what the library says, whatever the bytes are', () => {
    const roll = dice(9);
    for (let i = 0; i < 5_000; i++) {
      const bytes = Uint8Array.from({ length: 16 }, () => roll(256));
      if (roll(2) === 0) bytes.fill(0, roll(8), 12);
      if (roll(2) === 0) bytes[15] = 0x30;
      const expected = new Decimal128(bytes).toString();
      // More than 34 digits are not canonical and stand for zero (IEEE 754-2008 §3.5.2); the library shows them all.
      const digits = /^-?([\d.]+)/.exec(expected)?.[1]?.replaceAll('.', '') ?? '';
      if (digits.length <= 34) expect(decimal128(bytes)).toBe(expected);
    }
  });
});
