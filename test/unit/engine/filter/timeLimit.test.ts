import { describe, expect, it } from 'vitest';
import { withinTime } from '../../../../src/engine/filter/timeLimit.ts';

describe('withinTime', () => {
  it('stops a regular expression that would not end', () => {
    expect(withinTime(50, () => void /^(a+)+$/.test(`${'a'.repeat(60)}b`))).toBe(false);
  });

  it('lets through what ends, and what it throws', () => {
    let ran = 0;
    expect(withinTime(10_000, () => ran++)).toBe(true);
    expect(ran).toBe(1);
    expect(() =>
      withinTime(10_000, () => {
        throw new TypeError('mine');
      }),
    ).toThrow(TypeError);
  });
});
