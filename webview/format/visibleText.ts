/**
 * Payloads are hostile: characters that a font does not draw, or that change the order of their neighbours, are shown
 * as pictures or escapes, so that what is read is what was sent.
 */

export interface TextSegment {
  text: string;
  /** `mark`: stands for a character that would not be seen. */
  kind: 'plain' | 'mark';
}

// Controls, lone surrogates, line and paragraph separators, interlinear marks, and all that Unicode calls ignorable
// (zero-width, bidi controls, tags, fillers) but the variation selectors, which are a part of common emoji.
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFF9-\uFFFB]|(?![\uFE00-\uFE0F])\p{Default_Ignorable_Code_Point}/gu;

/** What stands for one such character: a control picture, or the escape by which JSON and JavaScript write it. */
export function markOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  const hex = code.toString(16);
  return code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

/** `lines` leaves line ends and tabs as they are, for a view that shows them as such. */
export function visibleSegments(text: string, lines = false): TextSegment[] {
  const segments: TextSegment[] = [];
  let from = 0;
  for (const match of text.matchAll(unseen)) {
    const [character] = match;
    if (lines && (character === '\n' || character === '\t')) continue;
    if (lines && character === '\r' && text[match.index + 1] === '\n') continue;
    if (match.index > from) segments.push({ text: text.slice(from, match.index), kind: 'plain' });
    const last = segments.at(-1);
    if (last?.kind === 'mark') last.text += markOf(character);
    else segments.push({ text: markOf(character), kind: 'mark' });
    from = match.index + character.length;
  }
  if (from < text.length) segments.push({ text: text.slice(from), kind: 'plain' });
  return segments;
}

/** The same as one string, for tooltips and screen readers. */
export function visibleText(text: string): string {
  return text.replace(unseen, markOf);
}
