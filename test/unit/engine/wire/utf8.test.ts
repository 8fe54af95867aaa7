import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Utf8Validator } from '../../../../src/engine/wire/utf8.ts';

function valid(bytes: Uint8Array, cuts: number[], key?: Uint8Array): boolean {
  const validator = new Utf8Validator();
  let from = 0;
  for (const to of [...cuts, bytes.length]) {
    if (validator.push(bytes, from, to, key, from) >= 0) return false;
    from = to;
  }
  return validator.atBoundary;
}

describe('Utf8Validator', () => {
  it('agrees with the native check, wherever the text is cut, masked or not', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }).map((string) => new TextEncoder().encode(string)),
      fc.uint8Array({ maxLength: 100 }),
      fc
        .array(fc.constantFrom(0x61, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0x80, 0x90, 0xa0, 0xbf), { maxLength: 8 })
        .map((bytes) => Uint8Array.from(bytes)),
    );
    fc.assert(
      fc.property(text, fc.array(fc.nat(200), { maxLength: 4 }), (bytes, offsets) => {
        const cuts = offsets.map((offset) => Math.min(offset, bytes.length)).sort((a, b) => a - b);
        const key = Uint8Array.of(0x12, 0x34, 0xab, 0xff);
        const masked = bytes.map((byte, index) => byte ^ key[index & 3]!);
        expect(valid(bytes, cuts)).toBe(isUtf8(bytes));
        expect(valid(masked, cuts, key)).toBe(isUtf8(bytes));
      }),
      { numRuns: 2_000 },
    );
  });

  it('says where it went wrong', () => {
    expect(new Utf8Validator().push(Uint8Array.of(0x61, 0xc3, 0x28), 0, 3)).toBe(2);
  });
});
