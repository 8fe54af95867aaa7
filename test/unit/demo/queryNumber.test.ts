import { describe, expect, it } from 'vitest';
import { queryNumber } from '../../../src/demo/queryNumber.ts';

describe('queryNumber', () => {
  it.each([
    ['a=7', 7],
    ['a=2.5', 2.5],
    ['', 5],
    ['a=', 5],
    ['a=%20', 5],
    ['a=x', 5],
    ['a=NaN', 5],
    ['a=Infinity', 5],
    ['a=-3', 0],
    ['a=99', 10],
    ['a=1e1', 10],
  ])('of %j is %d', (query, value) => {
    expect(queryNumber(new URLSearchParams(query), 'a', { otherwise: 5, low: 0, high: 10 })).toBe(value);
  });
});
