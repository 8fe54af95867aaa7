/** What a field or a path is compared with, and its absence. */
import { ExternalTokenizer } from '@lezer/lr';
import { noOther, noValue, QuotedValue, Value } from './generated/parser.terms.ts';
import { Char, isBoundary, isSpace, phraseEnd, wordEnd } from './scan.ts';
import type { Peek } from './scan.ts';

export const values = new ExternalTokenizer(
  (input, stack) => {
    const peek: Peek = (offset) => input.peek(offset);
    if (input.next === Char.quote) input.acceptToken(QuotedValue, phraseEnd(peek));
    else if (!isBoundary(input.next)) input.acceptToken(Value, wordEnd(peek));
    // Directly behind a field's sign nothing is skipped; behind that of a path spaces are.
    else if (stack.canShift(noValue)) input.acceptToken(noValue);
    else if (!isSpace(input.next)) input.acceptToken(noOther);
  },
  { contextual: true },
);
