/** What can be asked of a row: the longest thing that begins at a place, and else a word. */
import { ExternalTokenizer } from '@lezer/lr';
import { isFieldName } from './fields.ts';
import { Bookmarked, FieldName, Minus, NotWord, Or, Path, Phrase, Regex, Word } from './generated/parser.terms.ts';
import {
  Char,
  comparisonLength,
  decodedFieldEnd,
  isBoundary,
  pathEnd,
  phraseEnd,
  regexEnd,
  wordEnd,
  wordText,
} from './scan.ts';
import type { Peek } from './scan.ts';

const keywords = new Map([
  ['or', Or],
  ['not', NotWord],
  ['bookmarked', Bookmarked],
]);

export const operands = new ExternalTokenizer((input) => {
  if (isBoundary(input.next)) return;
  const [token, length] = operandAt((offset) => input.peek(offset));
  input.acceptToken(token, length);
});

function operandAt(peek: Peek): [token: number, length: number] {
  const first = peek(0);
  if (first === Char.quote) return [Phrase, phraseEnd(peek)];
  if (first === Char.minus && !isBoundaryAfterMinus(peek(1))) return [Minus, 1];
  const path = first === Char.dollar ? pathEnd(peek) : undefined;
  if (path !== undefined) return [Path, path];
  const regex = first === Char.slash ? regexEnd(peek) : undefined;
  if (regex !== undefined) return [Regex, regex];
  const name = fieldEnd(peek);
  if (name !== undefined) return [FieldName, name];
  const to = wordEnd(peek);
  return [(to <= 10 ? keywords.get(wordText(peek, to).toLowerCase()) : undefined) ?? Word, to];
}

/** A minus before a parenthesis negates, whichever it is. */
function isBoundaryAfterMinus(unit: number): boolean {
  return isBoundary(unit) && unit !== Char.open && unit !== Char.close;
}

/** Where the name of a field ends that is compared with something. */
function fieldEnd(peek: Peek): number | undefined {
  let at = 0;
  while (at < 12 && isNameUnit(peek(at))) at++;
  return comparisonLength(peek, at) > 0 && isFieldName(wordText(peek, at)) ? at : decodedFieldEnd(peek);
}

function isNameUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x31 && unit <= 0x33);
}
