import { describe, expect, it } from 'vitest';
import { Pace } from '../../../src/demo/pace.ts';

describe('Pace', () => {
  it('carries fractions over', () => {
    const pace = new Pace(60, 0, 100);
    const due = Array.from({ length: 125 }, (_, index) => pace.due((index + 1) * 8));
    expect(due.reduce((sum, number) => sum + number, 0)).toBe(60);
    expect(Math.max(...due)).toBe(1);
  });

  it('does not make up for a long stall', () => {
    const pace = new Pace(1000, 0, 20);
    expect(pace.due(10)).toBe(10);
    expect(pace.due(5010)).toBe(20);
    expect(pace.due(5020)).toBe(10);
  });
});
