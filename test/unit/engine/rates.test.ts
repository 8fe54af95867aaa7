import { describe, expect, it } from 'vitest';
import { Rates } from '../../../src/engine/rates.ts';

describe('Rates', () => {
  it('are the frames of the last second', () => {
    let count = { in: 5, out: 1 };
    const rates = new Rates(() => ({ ...count }));
    count = { in: 25, out: 1 };
    expect(rates.tick()).toBe(true);
    expect(rates.last).toEqual({ in: 20, out: 0 });
    expect(rates.tick()).toBe(true);
    expect(rates.last).toEqual({ in: 0, out: 0 });
    expect(rates.tick()).toBe(false);
  });
});
