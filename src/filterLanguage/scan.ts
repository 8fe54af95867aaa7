/**
 * How far the language's tokens reach, by characters alone. Lone surrogates and all else that a text can hold are
 * characters like others: a tokenizer made of character sets would stumble over them.
 */
import { decoderOf } from './decoderIds.ts';
import { readPath } from './path.ts';

/** The UTF-16 code unit so many places further on; -1 at the end. */
export type Peek = (offset: number) => number;

export const Char = {
  quote: 0x22,
  dollar: 0x24,
  open: 0x28,
  close: 0x29,
  minus: 0x2d,
  slash: 0x2f,
  colon: 0x3a,
  less: 0x3c,
  equals: 0x3d,
  greater: 0x3e,
  bang: 0x21,
  bracket: 0x5b,
  backslash: 0x5c,
} as const;

const end = -1;

export function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || (unit >= 0xa0 && /\s/.test(String.fromCharCode(unit)));
}

/** Nothing that belongs to a word. */
export function isBoundary(unit: number): boolean {
  return unit === end || unit === Char.open || unit === Char.close || isSpace(unit);
}

/** The text from here to `to`. */
function slice(peek: Peek, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) text += String.fromCharCode(peek(at));
  return text;
}

/** Where the word that begins here ends. */
export function wordEnd(peek: Peek, from = 0): number {
  let at = from;
  while (!isBoundary(peek(at))) at++;
  return at;
}

/** Where the phrase that begins here with its quotation mark ends: behind the other one, or at the end of all. */
export function phraseEnd(peek: Peek, from = 0): number {
  for (let at = from + 1; ; at++) {
    const unit = peek(at);
    if (unit === end) return at;
    if (unit === Char.quote) return at + 1;
    if (unit === Char.backslash && peek(at + 1) !== end) at++;
  }
}

/** Where `/source/flags` ends; undefined where what begins here is none, as in `/path/to/x`. */
export function regexEnd(peek: Peek): number | undefined {
  let at = 1;
  for (; peek(at) !== Char.slash; at++) {
    if (peek(at) === Char.backslash) at++;
    if (peek(at) === end) return undefined;
  }
  if (at === 1) return undefined;
  at++;
  while (peek(at) >= 0x61 && peek(at) <= 0x7a) at++;
  return isBoundary(peek(at)) ? at : undefined;
}

/** Length of the comparison at this place; 0: there is none. */
export function comparisonLength(peek: Peek, at: number): number {
  const unit = peek(at);
  const equals = peek(at + 1) === Char.equals;
  if (unit === Char.colon) return 1;
  if (unit === Char.equals || unit === Char.less || unit === Char.greater) return equals ? 2 : 1;
  return unit === Char.bang && equals ? 2 : 0;
}

/** Where names of members and indexes behind this place end: before a comparison, or where the word does. */
function stepsEnd(peek: Peek, from: number): number {
  let at = from;
  for (;;) {
    const unit = peek(at);
    if (unit === Char.bracket && peek(at + 1) === Char.quote) at = phraseEnd(peek, at + 1);
    else if (isBoundary(unit) || unit === Char.colon || comparisonLength(peek, at) > 0) return at;
    else at++;
  }
}

/** Where the field of a decoder that begins here ends; undefined where it is none, or is compared with nothing. */
export function decodedFieldEnd(peek: Peek): number | undefined {
  let dot = 0;
  while (dot < 12 && isIdUnit(peek(dot))) dot++;
  if (decoderOf(slice(peek, 0, dot)) === undefined) return undefined;
  const at = stepsEnd(peek, dot);
  return comparisonLength(peek, at) > 0 && readPath(`$${slice(peek, dot, at)}`) !== undefined ? at : undefined;
}

/** ASCII letters and digits. */
function isIdUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
}

/** Where the JSON path that begins here ends; undefined where it is none, or is compared with nothing. */
export function pathEnd(peek: Peek): number | undefined {
  const at = stepsEnd(peek, 1);
  if (readPath(slice(peek, 0, at)) === undefined) return undefined;
  let next = at;
  while (isSpace(peek(next))) next++;
  if (comparisonLength(peek, next) > 0) return at;
  const wordTo = wordEnd(peek, next);
  const quote = slice(peek, next, Math.min(wordTo, next + 9)).indexOf('"');
  const word = slice(peek, next, quote < 0 ? Math.min(wordTo, next + 9) : next + quote);
  if (word === 'exists') return quote < 0 ? at : undefined;
  return word === 'contains' ? at : undefined;
}

/** The text of this word, as far as it is looked at to know what it is. */
export function wordText(peek: Peek, to: number): string {
  return slice(peek, 0, Math.min(to, 16));
}
