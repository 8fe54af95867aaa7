import { afterEach, describe, expect, it } from 'vitest';
import { useTranslations } from '../../../src/contract/l10n.ts';
import {
  bytesText,
  errorsText,
  framesText,
  grouped,
  messagesText,
  profilesText,
  rateText,
} from '../../../src/host/amounts.ts';
import { readBundle } from '../../support/localisation/bundles.ts';

const german = (): void => useTranslations({ language: 'de', texts: readBundle('bundle', 'de') });

afterEach(() => useTranslations(undefined));

describe('rateText', () => {
  it.each([
    [0, '0/s'],
    [999, '999/s'],
    [1000, '1.0k/s'],
    [1234, '1.2k/s'],
    [9949, '9.9k/s'],
    [9950, '10k/s'],
    [340_000, '340k/s'],
    [999_499, '999k/s'],
    [1_200_000, '1.2M/s'],
  ])('%i', (rate, text) => {
    expect(rateText(rate)).toBe(text);
  });

  it('has the decimal sign of the language', () => {
    german();
    expect(rateText(1234)).toBe('1,2k/s');
    expect(rateText(12)).toBe('12/s');
  });
});

describe('bytesText', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [36_400, '36 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [2e9, '2.0 GB'],
  ])('%i', (bytes, text) => {
    expect(bytesText(bytes)).toBe(text);
  });

  it('has the decimal sign of the language', () => {
    german();
    expect(bytesText(1000)).toBe('1,0 kB');
  });
});

describe('numbers', () => {
  it('are grouped as in the language', () => {
    expect([0, 999, 1000, 88_310, 1_234_567].map(grouped)).toEqual(['0', '999', '1,000', '88,310', '1,234,567']);
    german();
    expect([999, 88_310, 1_234_567].map(grouped)).toEqual(['999', '88.310', '1.234.567']);
  });
});

describe('counts', () => {
  const counts = [framesText, messagesText, profilesText, errorsText];

  it('tell one from many', () => {
    expect(counts.map((text) => text(1))).toEqual(['1 frame', '1 message', '1 profile', '1 error']);
    expect(counts.map((text) => text(0))).toEqual(['0 frames', '0 messages', '0 profiles', '0 errors']);
    expect(framesText(88_310)).toBe('88,310 frames');
  });

  it('tell one from many in German', () => {
    german();
    expect(counts.map((text) => text(1))).toEqual(['1 Frame', '1 Nachricht', '1 Profil', '1 Fehler']);
    expect(counts.map((text) => text(88_310))).toEqual([
      '88.310 Frames',
      '88.310 Nachrichten',
      '88.310 Profile',
      '88.310 Fehler',
    ]);
  });
});
