import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../src/filterLanguage/ast.ts';
import { rangeOf } from '../../../src/filterLanguage/range.ts';

const holds: Record<Comparison, (a: number, b: number) => boolean> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

describe('rangeOf', () => {
  it('holds the numbers that stand in the relation', () => {
    const number = fc.oneof(fc.nat(20), fc.double({ min: 0, max: 1e15, noNaN: true }));
    const comparison = fc.constantFrom(...(Object.keys(holds) as Comparison[]));
    fc.assert(
      fc.property(number, comparison, number, (value, sign, other) => {
        const { min, max, outside } = rangeOf(sign, other);
        expect((value >= min && value <= max) !== outside).toBe(holds[sign](value, other));
      }),
    );
  });

  it('is as wide as asked where something is equal', () => {
    const { min, max } = rangeOf('==', 60_000, 1_000);
    expect([min <= 60_000, max >= 60_999.999, max < 61_000]).toEqual([true, true, true]);
  });
});
