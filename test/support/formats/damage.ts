/** Damage as disks, networks and people do it; the same for the same seed. */
import type { Random } from '../random.ts';

export const damages = [
  'cut off',
  'bits turned',
  'a piece gone',
  'a piece twice',
  'a piece of zeros',
  'digits changed',
] as const;
export type Damage = (typeof damages)[number];

export function damaged(good: Uint8Array, damage: Damage, random: Random): Uint8Array {
  const copy = Uint8Array.from(good);
  const at = random.below(copy.length);
  const to = Math.min(copy.length, at + random.between(1, 64));
  switch (damage) {
    case 'cut off':
      return copy.subarray(0, at);
    case 'bits turned':
      for (let i = random.between(1, 16); i > 0; i--) copy[random.below(copy.length)]! ^= 1 << random.below(8);
      return copy;
    case 'a piece gone':
      return Buffer.concat([copy.subarray(0, at), copy.subarray(to)]);
    case 'a piece twice':
      return Buffer.concat([copy.subarray(0, to), copy.subarray(at)]);
    case 'a piece of zeros':
      return copy.fill(0, at, to);
    case 'digits changed':
      // Lengths, offsets, times, in texts and in numbers of four bytes.
      for (let i = random.between(1, 8); i > 0; i--) {
        const place = random.below(copy.length);
        const isDigit = copy[place]! >= 0x30 && copy[place]! <= 0x39;
        copy[place] = isDigit ? 0x30 + random.below(10) : 0xff;
      }
      return copy;
    default:
      return damage satisfies never;
  }
}
