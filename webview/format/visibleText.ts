/**
 * Payloads are hostile: characters that a font does not draw, or that change the order of their neighbours, are shown
 * as pictures or escapes, so that what is read is what was sent.
 */

import { formatCount } from './amounts.ts';

/** A stretch of plain text, or what stands for a character that would not be seen, or for many of the same. */
export type TextSegment = { kind: 'plain'; text: string } | ({ kind: 'mark' } & Mark);

export interface Mark {
  /** A control picture (U+2400 and on), or the escape by which JSON and JavaScript write the character. */
  text: string;
  /** What is drawn: the control's abbreviation, because few fonts have the pictures; or the escape. */
  name: string;
}

// Controls, lone surrogates, line and paragraph separators, interlinear marks, and all that Unicode calls ignorable
// (zero-width, bidi controls, tags, fillers) but the variation selectors, which are a part of common emoji.
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFF9-\uFFFB]|(?![\uFE00-\uFE0F])\p{Default_Ignorable_Code_Point}/gu;
const runs = new RegExp(`(${unseen.source})\\1*`, 'gu');

/** So many of the same character in a row are one mark. */
const FOLDED = 8;
/** Marks are boxes within a line: browsers take quadratic time to lay them out. What follows is written as text. */
const MOST_MARKS = 1000;

const controls =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US';
const controlNames = controls.split(' ');

export function markOf(character: string): Mark {
  const code = character.codePointAt(0) ?? 0;
  const name = controlNames[code];
  if (name !== undefined) return { text: String.fromCodePoint(0x2400 + code), name };
  if (code === 0x7f) return { text: '\u2421', name: 'DEL' };
  const hex = code.toString(16);
  const escape = code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
  return { text: escape, name: escape };
}

/** `lines` leaves line ends and tabs as they are, for a view that shows them as such. */
export function visibleSegments(text: string, lines = false): TextSegment[] {
  // Nearly all texts have none, and are drawn in each row while one scrolls.
  if (text !== '' && text.search(unseen) < 0) return [{ kind: 'plain', text }];
  const segments: TextSegment[] = [];
  let from = 0;
  let marks = 0;
  for (const { 0: run, 1: character, index } of text.matchAll(runs)) {
    if (character === undefined || marks >= MOST_MARKS) break;
    if (lines && (character === '\n' || character === '\t')) continue;
    // The last one may be the beginning of a line end.
    const kept = lines && character === '\r' && text[index + run.length] === '\n' ? 1 : 0;
    const count = run.length / character.length - kept;
    if (count === 0) continue;
    if (index > from) segments.push({ kind: 'plain', text: text.slice(from, index) });
    const mark: Mark = markOf(character);
    const folded = { text: mark.text.repeat(count), name: `${mark.name} × ${formatCount(count)}` };
    const drawn = count < FOLDED ? Array<Mark>(count).fill(mark) : [folded];
    segments.push(...drawn.map((one) => ({ kind: 'mark' as const, ...one })));
    marks += drawn.length;
    from = index + count * character.length;
  }
  if (from < text.length)
    segments.push({
      kind: 'plain',
      text: marks < MOST_MARKS ? text.slice(from) : visibleText(text.slice(from), lines),
    });
  return segments;
}

/** The same as one string, for tooltips and screen readers. */
export function visibleText(text: string, lines = false): string {
  return text.replace(unseen, (character: string, at: number) => {
    const endsLine = character === '\n' || (character === '\r' && text[at + 1] === '\n');
    return lines && (endsLine || character === '\t') ? character : markOf(character).text;
  });
}
