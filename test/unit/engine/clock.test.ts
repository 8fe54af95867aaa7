import { describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../src/engine/clock.ts';

describe('systemClock', () => {
  it('tells milliseconds since the epoch', () => {
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1_000);
  });

  it('does something later, unless that is prevented, and nothing at once that is to be done in a year', () => {
    vi.useFakeTimers();
    try {
      const done: string[] = [];
      systemClock.after(10, () => done.push('ten'));
      systemClock.after(5, () => done.push('prevented'))();
      systemClock.after(-1, () => done.push('at once'));
      systemClock.after(365 * 86_400_000, () => done.push('in a year'));
      vi.advanceTimersByTime(10);
      expect(done).toEqual(['at once', 'ten']);
    } finally {
      vi.useRealTimers();
    }
  });
});
