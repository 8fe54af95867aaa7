/** Numbers as a reader compares them: grouped, and with their unit. */
import { t } from '../../src/contract/l10n.ts';
import { fixed, grouped } from './numbers.ts';

/** `88310` → `88,310`. */
export function formatCount(count: number): string {
  return grouped(count);
}

/** Exact, because a length on the wire is a fact: `65,550 B`. */
export function formatLength(bytes: number): string {
  return `${formatCount(bytes)} B`;
}

const prefixes = ['', 'k', 'M', 'G', 'T'];

/** Three significant digits and an SI prefix: `999`, `1.20k`, `12.3M`. */
function formatShort(value: number): string {
  let scaled = value;
  let step = 0;
  while (scaled >= 999.5 && step < prefixes.length - 1) {
    scaled /= 1000;
    step++;
  }
  if (step === 0) return String(Math.round(scaled));
  const digits = scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2;
  return `${fixed(scaled, digits)}${prefixes[step] ?? ''}`;
}

/** Frames per second: `1.20k/s`. */
export function formatRate(perSecond: number): string {
  return `${formatShort(perSecond)}/s`;
}

/** For sums, where the digits behind do not matter: `1.20 MB`. */
export function formatVolume(bytes: number): string {
  const short = formatShort(bytes);
  const prefix = /[a-z]$/i.exec(short)?.[0] ?? '';
  return `${prefix === '' ? short : short.slice(0, -1)} ${prefix}B`;
}

/** For a column: exact as long as it has room, `65,550 B`, then `2.43 MB`. A length that is cut would be another one. */
export function formatColumnLength(bytes: number): string {
  return bytes < 1_000_000 ? formatLength(bytes) : formatVolume(bytes);
}

/** `38%`, `38 %`. */
export function formatPercent(number: string): string {
  return t('{0}%', number);
}

/** `of` of `whole` as `38%`; never `100%` before all is there. */
export function formatShare(part: number, whole: number): string {
  return formatPercent(String(percentOf(part, whole)));
}

/** The same as a number of percent. */
export function percentOf(part: number, whole: number): number {
  return whole <= 0 || part >= whole ? 100 : Math.min(99, Math.floor((part / whole) * 100));
}
