import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pace } from '../../../../src/host/views/pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Pace', () => {
  it('acts soon, then not more often than it should', () => {
    let acted = 0;
    const pace = new Pace(500, () => acted++);
    pace.request();
    pace.request();
    vi.advanceTimersByTime(1);
    expect(acted).toBe(1);
    pace.request();
    vi.advanceTimersByTime(400);
    expect(acted).toBe(1);
    vi.advanceTimersByTime(100);
    expect(acted).toBe(2);
    vi.advanceTimersByTime(5000);
    expect(acted).toBe(2);
  });

  it('acts no more after dispose', () => {
    let acted = 0;
    const pace = new Pace(500, () => acted++);
    pace.request();
    pace.dispose();
    vi.advanceTimersByTime(5000);
    expect(acted).toBe(0);
  });
});
