import { describe, expect, it } from 'vitest';
import {
  formatColumnLength,
  formatCount,
  formatLength,
  formatRate,
  formatShare,
  formatVolume,
} from '../../../../webview/format/amounts.ts';

describe('amounts', () => {
  it('groups digits', () => {
    expect(formatCount(0)).toBe('0');
    expect(formatCount(88310)).toBe('88,310');
    expect(formatCount(10_000_000)).toBe('10,000,000');
  });

  it('never rounds a length on the wire', () => {
    expect(formatLength(132)).toBe('132 B');
    expect(formatLength(16_777_230)).toBe('16,777,230 B');
  });

  it('shortens a length in a column where it would be cut', () => {
    expect(formatColumnLength(999_999)).toBe('999,999 B');
    expect(formatColumnLength(2_431_731)).toBe('2.43 MB');
  });

  it('rounds rates to three digits', () => {
    expect(formatRate(0)).toBe('0/s');
    expect(formatRate(999)).toBe('999/s');
    expect(formatRate(1204)).toBe('1.20k/s');
    expect(formatRate(9996)).toBe('10.0k/s');
    expect(formatRate(99_960)).toBe('100k/s');
    expect(formatRate(999_600)).toBe('1.00M/s');
  });

  it('rounds volumes and keeps the unit apart', () => {
    expect(formatVolume(42)).toBe('42 B');
    expect(formatVolume(12_400)).toBe('12.4 kB');
    expect(formatVolume(1_204_000_000)).toBe('1.20 GB');
  });

  it('says 100% only when all is there', () => {
    expect(formatShare(0, 10)).toBe('0%');
    expect(formatShare(999_999, 1_000_000)).toBe('99%');
    expect(formatShare(10, 10)).toBe('100%');
    expect(formatShare(0, 0)).toBe('100%');
  });
});
