/** Numbers as the language of the page writes them. What is copied, or written into a filter, is not made here. */
import { textLanguage } from '../../src/contract/l10n.ts';

/** By language and digits: making one takes longer than formatting with it. */
const made = new Map<string, Intl.NumberFormat>();

function format(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${textLanguage()} ${name}`;
  let found = made.get(key);
  if (found === undefined) made.set(key, (found = new Intl.NumberFormat(textLanguage(), options)));
  return found;
}

/** An integer, its digits in groups: `88,310`. */
export function grouped(value: number): string {
  return format('grouped', {}).format(value);
}

/** With so many digits behind the point: `1.20`. */
export function fixed(value: number, digits: number): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false };
  return format(String(digits), options).format(value);
}
