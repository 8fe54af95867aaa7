import { describe, expect, it } from 'vitest';
import { Seeded } from '../../../src/demo/seeded.ts';

const first = (seed: number, count: number): number[] => {
  const random = new Seeded(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('Seeded', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    expect(first(7, 20)).toEqual(first(7, 20));
    expect(first(8, 20)).not.toEqual(first(7, 20));
  });

  it('stays the generator it was: mulberry32 with seed 1', () => {
    expect(first(1, 2)).toEqual([0.6270739405881613, 0.002735721180215478]);
  });

  it('keeps within its bounds and spreads over them', () => {
    const numbers = first(3, 10_000);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    expect(mean).toBeGreaterThan(0.48);
    expect(mean).toBeLessThan(0.52);
    const random = new Seeded(3);
    expect(random.between(-5, -4)).toBeCloseTo(-5 + numbers[0]!);
  });

  it('picks each of a list', () => {
    const random = new Seeded(1);
    expect(new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c'])))).toEqual(new Set(['a', 'b', 'c']));
  });
});
