import { describe, expect, it } from 'vitest';
import {
  formatClock,
  formatDate,
  formatDuration,
  formatElapsed,
  formatMoment,
  formatPreciseClock,
} from '../../../../webview/format/times.ts';

const time = new Date(2026, 2, 1, 6, 20, 1, 37).getTime();

describe('times', () => {
  it('tells the local time of day to the millisecond', () => {
    expect(formatClock(time)).toBe('06:20:01.037');
    expect(formatClock(time + 0.9)).toBe('06:20:01.037');
  });

  it('tells a moment to the second, of another day with its date', () => {
    expect(formatMoment(time, time + 60_000)).toBe('06:20:01');
    expect(formatMoment(time, time + 86_400_000)).toBe('2026-03-01 06:20:01');
  });

  it('tells it to the microsecond where asked', () => {
    expect(formatPreciseClock(time + 0.125)).toBe('06:20:01.037125');
    expect(formatPreciseClock(time)).toBe('06:20:01.037000');
  });

  it('tells the local date', () => {
    expect(formatDate(time)).toBe('2026-03-01');
  });

  it('tells elapsed time, never negative', () => {
    expect(formatElapsed(192_999)).toBe('00:03:12');
    expect(formatElapsed(100 * 3_600_000 + 5_000)).toBe('100:00:05');
    expect(formatElapsed(-5_000)).toBe('00:00:00');
  });

  it('chooses the unit of a duration', () => {
    expect(formatDuration(0.0124)).toBe('12 µs');
    expect(formatDuration(4.214)).toBe('4.21 ms');
    expect(formatDuration(42.14)).toBe('42.1 ms');
    expect(formatDuration(421.4)).toBe('421 ms');
    expect(formatDuration(1300)).toBe('1.30 s');
    expect(formatDuration(185_000)).toBe('3 min 5 s');
  });
});
