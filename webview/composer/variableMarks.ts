/** The variables of a text, where they are filled in; `$${` is none. */
import { Decoration } from '@codemirror/view';
import { wholeTextMarks, type TextMark } from './wholeTextMarks.ts';

const mark = Decoration.mark({ class: 'variable' });

export function variablesIn(text: string): TextMark[] {
  return [...text.matchAll(/\$\$\{|\$\{[^{}]*\}/g)].flatMap(({ 0: source, index }) =>
    source.startsWith('$$') ? [] : [{ from: index, to: index + source.length, mark }],
  );
}

export const variableMarks = wholeTextMarks(variablesIn);
