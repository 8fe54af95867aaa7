/** Numbers for people, in the language of the texts. */
import { t, textLanguage } from '../contract/l10n.ts';

/** `88,310`. English not by `Intl`, whose first use takes longer than the whole activation may. */
export function grouped(count: number): string {
  const language = textLanguage();
  return language === 'en' ? String(count).replace(/\B(?=(?:\d{3})+$)/g, ',') : formatted(count, language, 0);
}

/** `1.2`. */
function tenths(value: number): string {
  const language = textLanguage();
  return language === 'en' ? value.toFixed(1) : formatted(value, language, 1);
}

const formats = new Map<string, Intl.NumberFormat>();

function formatted(value: number, language: string, digits: number): string {
  const key = `${language} ${digits}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    formats.set(key, format);
  }
  return format.format(value);
}

/** Frames per second: `12/s`, `1.2k/s`. */
export function rateText(perSecond: number): string {
  if (perSecond < 1000) return `${Math.round(perSecond)}/s`;
  if (perSecond < 9950) return `${tenths(perSecond / 1000)}k/s`;
  if (perSecond < 999_500) return `${Math.round(perSecond / 1000)}k/s`;
  return `${tenths(perSecond / 1e6)}M/s`;
}

/** Powers of 1,000: `812 B`, `1.2 kB`. */
export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit > 0 && value < 9.95 ? tenths(value) : Math.round(value)} ${units[unit]!}`;
}

export function framesText(count: number): string {
  return count === 1 ? t('1 frame') : t('{0} frames', grouped(count));
}

export function messagesText(count: number): string {
  return count === 1 ? t('1 message') : t('{0} messages', grouped(count));
}

export function profilesText(count: number): string {
  return count === 1 ? t('1 profile') : t('{0} profiles', grouped(count));
}

export function errorsText(count: number): string {
  return count === 1 ? t('1 error') : t('{0} errors', grouped(count));
}
