import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Throttle } from '../../../src/engine/throttle.ts';

describe('Throttle', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('acts once an interval, however often it is asked', () => {
    const action = vi.fn();
    const throttle = new Throttle(action, 33);
    for (let i = 0; i < 100; i++) throttle.request();
    expect(action).toHaveBeenCalledTimes(0);
    vi.advanceTimersByTime(1);
    expect(action).toHaveBeenCalledTimes(1);
    for (let i = 0; i < 100; i++) throttle.request();
    vi.advanceTimersByTime(31);
    expect(action).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(2);
    expect(action).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1_000);
    expect(action).toHaveBeenCalledTimes(2);
  });

  it('acts soon after a rest', () => {
    const action = vi.fn();
    const throttle = new Throttle(action, 33);
    throttle.now();
    vi.advanceTimersByTime(1_000);
    throttle.request();
    vi.advanceTimersByTime(1);
    expect(action).toHaveBeenCalledTimes(2);
  });

  it('acts at once when told to, and not again for what was asked before', () => {
    const action = vi.fn();
    const throttle = new Throttle(action, 33);
    throttle.request();
    throttle.now();
    vi.advanceTimersByTime(100);
    expect(action).toHaveBeenCalledTimes(1);
  });
});
