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

  it('are of what came since, once the counts began anew', () => {
    let count = { in: 0, out: 0 };
    const rates = new Rates(() => ({ ...count }));
    count = { in: 9_000, out: 4 };
    rates.tick();
    count = { in: 0, out: 0 };
    rates.reset();
    expect(rates.last).toEqual({ in: 0, out: 0 });
    count = { in: 30, out: 1 };
    rates.tick();
    expect(rates.last).toEqual({ in: 30, out: 1 });
  });
});
