import { median } from './statistics.ts';

/** What a value is held against. */
export interface Bar {
  /** `at-least`: more is better. */
  readonly is: 'at-least' | 'at-most';
  readonly limit: number;
}

/** One row of the table. */
export interface Result {
  readonly what: string;
  readonly value: number;
  /** With its unit, and how far the rounds lay apart. */
  readonly text: string;
  /** Undefined: measured for the picture only. */
  readonly bar: Bar | undefined;
  readonly unit: string;
  /** How it was measured in this run, with what it was made of: sentences. */
  readonly how: string;
}

/** A row that could not be measured. */
export interface Unmeasured {
  readonly what: string;
  readonly error: string;
}

export interface Measured {
  what: string;
  /** One of each round. The median is the value. */
  rounds: readonly number[];
  unit: string;
  bar?: Bar;
  how: string;
}

export function result({ what, rounds, unit, bar, how }: Measured): Result {
  const value = median(rounds);
  const spread = rounds.length > 1 ? ` (${amount(Math.min(...rounds))} … ${amount(Math.max(...rounds))})` : '';
  return { what, value, text: `${amount(value)}${spacer(unit)}${unit}${spread}`, bar, unit, how };
}

export function barText({ bar, unit }: Result): string {
  if (bar === undefined) return '';
  return `${bar.is === 'at-least' ? '≥' : '≤'} ${amount(bar.limit)}${spacer(unit)}${unit}`;
}

export function isMet({ bar, value }: Result): boolean {
  if (bar === undefined) return true;
  return bar.is === 'at-least' ? value >= bar.limit : value <= bar.limit;
}

/** `met`, or by how much it is missed. */
export function verdict(row: Result): string {
  const { bar, value, unit } = row;
  if (bar === undefined) return '';
  if (isMet(row)) return 'met';
  const by = Math.abs(value - bar.limit);
  return `MISSED by ${amount(by)}${spacer(unit)}${unit} (${amount((by / bar.limit) * 100)} %)`;
}

/** Three significant digits, thousands apart. */
export function amount(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

function spacer(unit: string): string {
  return unit === '' || unit === '×' ? '' : ' ';
}
