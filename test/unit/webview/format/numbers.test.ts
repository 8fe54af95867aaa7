import { afterEach, describe, expect, it } from 'vitest';
import { useTranslations } from '../../../../src/contract/l10n.ts';
import { formatLength, formatPercent, formatRate, formatVolume } from '../../../../webview/format/amounts.ts';
import { fixed, grouped } from '../../../../webview/format/numbers.ts';
import { formatClock, formatDuration } from '../../../../webview/format/times.ts';

afterEach(() => useTranslations(undefined));

describe('numbers', () => {
  it('are in groups, and have as many digits behind the point as they are to', () => {
    expect([grouped(0), grouped(88_310), grouped(10_000_000)]).toEqual(['0', '88,310', '10,000,000']);
    expect([fixed(1.204, 2), fixed(12.05, 0), fixed(1234.5, 1)]).toEqual(['1.20', '12', '1234.5']);
  });

  it('are written as the language does, units and clocks alike in all', () => {
    useTranslations({ language: 'de', texts: { '{0}%': '{0} %' } });
    expect([grouped(1_204), grouped(88_310)]).toEqual(['1.204', '88.310']);
    expect([fixed(1.204, 2), fixed(1234.5, 1)]).toEqual(['1,20', '1234,5']);
    expect([formatLength(65_550), formatRate(1_204), formatVolume(12_400), formatPercent('38')]).toEqual([
      '65.550 B',
      '1,20k/s',
      '12,4 kB',
      '38 %',
    ]);
    expect(formatDuration(4.214)).toBe('4,21 ms');
    expect(formatClock(Date.now())).toMatch(/^\d\d:\d\d:\d\d\.\d{3}$/);
  });
});
