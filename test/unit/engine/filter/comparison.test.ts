import { describe, expect, it } from 'vitest';
import { holds } from '../../../../src/engine/filter/comparison.ts';

describe('holds', () => {
  it.each([
    ['==', [false, true, false]],
    ['!=', [true, false, true]],
    ['<', [true, false, false]],
    ['>', [false, false, true]],
    ['<=', [true, true, false]],
    ['>=', [false, true, true]],
  ] as const)('%s', (comparison, expected) => {
    expect([1, 2, 3].map((n) => holds(n, comparison, 2))).toEqual(expected);
    expect(['a', 'b', 'c'].map((text) => holds(text, comparison, 'b'))).toEqual(expected);
  });
});
