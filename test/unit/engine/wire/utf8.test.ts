import { isUtf8 } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Utf8Validator } from '../../../../src/engine/wire/utf8.ts';
import { toHex, utf8 } from '../../../support/frames/index.ts';
import { Random } from '../../../support/random.ts';

function valid(bytes: Uint8Array, cuts: number[], key?: Uint8Array): boolean {
  const validator = new Utf8Validator();
  let from = 0;
  for (const to of [...cuts, bytes.length]) {
    if (validator.push(bytes, from, to, key, from) >= 0) return false;
    from = to;
  }
  return validator.atBoundary;
}

function anyText(random: Random): Uint8Array {
  const scalar = (): number => random.below(random.pick([0x80, 0x800, 0xd800, 0x110000]));
  const text = Array.from({ length: random.below(200) }, () => String.fromCodePoint(scalar())).join('');
  return utf8(text);
}

function anyBytes(random: Random): Uint8Array {
  return random.bytes(random.below(100));
}

/** Bytes at the borders of the ranges that RFC 3629 §4 allows. */
function telling(random: Random): Uint8Array {
  const borders = [
    0x61, 0x7f, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf,
  ];
  return Uint8Array.from({ length: random.below(6) }, () => random.pick(borders));
}

describe('Utf8Validator', () => {
  it.each([1, 2, 3, 4])('agrees with the native check, wherever the text is cut, masked or not (seed %i)', (seed) => {
    const random = new Random(seed);
    const key = random.bytes(4);
    const disagreed: string[] = [];
    let invalid = 0;
    for (let run = 0; run < 2_000; run++) {
      const bytes = random.pick([anyText, anyBytes, telling])(random);
      const cuts = Array.from({ length: random.below(5) }, () => random.below(bytes.length + 1)).sort((a, b) => a - b);
      const masked = bytes.map((byte, index) => byte ^ key[index & 3]!);
      const right = isUtf8(bytes);
      if (!right) invalid++;
      if (valid(bytes, cuts) !== right || valid(masked, cuts, key) !== right)
        disagreed.push(`${toHex(bytes)} at ${cuts.join()}`);
    }
    expect(disagreed).toEqual([]);
    expect(invalid).toBeGreaterThan(500);
    expect(invalid).toBeLessThan(1_500);
  });

  it('says where it went wrong', () => {
    expect(new Utf8Validator().push(Uint8Array.of(0x61, 0xc3, 0x28), 0, 3)).toBe(2);
  });
});
