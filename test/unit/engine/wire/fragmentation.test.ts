import { describe, expect, it } from 'vitest';
import { fragmentCount, piecesOf } from '../../../../src/engine/wire/fragmentation.ts';

const pieces = (length: number, size: number): string[] =>
  [
    ...piecesOf(
      Uint8Array.from({ length }, (_, i) => i),
      size,
    ),
  ].map(({ bytes, fin }) => `${[...bytes].join(' ')}${fin ? '.' : ''}`);

describe('piecesOf', () => {
  it.each([
    [5, 2, ['0 1', '2 3', '4.']],
    [4, 2, ['0 1', '2 3.']],
    [2, 5, ['0 1.']],
    [0, 3, ['.']],
  ])('%i bytes by %i', (length, size, expected) => {
    expect(pieces(length, size)).toEqual(expected);
    expect(fragmentCount(length, size)).toBe(expected.length);
  });
});
