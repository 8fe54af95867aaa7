/** Parentheses that close one, that close none, and those that are missing at the end. */
import { ExternalTokenizer } from '@lezer/lr';
import { Close, Stray, unclosed } from './generated/parser.terms.ts';
import { Char } from './scan.ts';

export const closings = new ExternalTokenizer(
  (input, stack) => {
    if (input.next === Char.close) input.acceptToken(stack.canShift(Close) ? Close : Stray, 1);
    else if (input.next === -1 && stack.canShift(unclosed)) input.acceptToken(unclosed);
  },
  { contextual: true },
);
