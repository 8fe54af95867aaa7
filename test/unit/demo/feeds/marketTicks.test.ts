import { describe, expect, it } from 'vitest';
import { MarketTicks, SYMBOLS, type Tick } from '../../../../src/demo/feeds/marketTicks.ts';

const walk = (seed: number, count: number): Tick[] => {
  const ticks = new MarketTicks(seed);
  return Array.from({ length: count }, (_, index) => ticks.next(1000 + index));
};

describe('MarketTicks', () => {
  it('walks the same way for the same seed', () => {
    expect(walk(1, 50)).toEqual(walk(1, 50));
    expect(walk(2, 50)).not.toEqual(walk(1, 50));
  });

  it('numbers its ticks, carries the time, and trades all symbols', () => {
    const ticks = walk(1, 500);
    expect(ticks.map(({ seq }) => seq)).toEqual(ticks.map((_, index) => index + 1));
    expect(ticks[9]).toMatchObject({ type: 'tick', time: 1009 });
    expect(new Set(ticks.map(({ sym }) => sym))).toEqual(new Set(SYMBOLS));
    expect(JSON.stringify(ticks[0]).length).toBeLessThan(128);
  });

  it('stays near the opening prices however long it walks', () => {
    const ticks = walk(1, 200_000).filter(({ sym }) => sym === 'BTC');
    const prices = ticks.map(({ price }) => price);
    expect(Math.min(...prices)).toBeGreaterThan(64_210 * 0.8);
    expect(Math.max(...prices)).toBeLessThan(64_210 * 1.2);
    expect(new Set(prices).size).toBeGreaterThan(1000);
  });
});
