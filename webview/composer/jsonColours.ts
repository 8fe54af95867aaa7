/** Colours JSON in the text box by the tokens that the Frame Inspector uses; a grammar of its own would weigh more. */
import { Decoration } from '@codemirror/view';
import { jsonTokens } from '../detail/jsonTokens.ts';
import type { JsonToken } from '../detail/jsonTokens.ts';
import { wholeTextMarks, type TextMark } from './wholeTextMarks.ts';

const marks = new Map<JsonToken['kind'], Decoration>(
  (['key', 'string', 'number', 'keyword'] as const).map((kind) => [kind, Decoration.mark({ class: `json-${kind}` })]),
);

export function colouredIn(text: string): TextMark[] {
  let to = 0;
  return jsonTokens(text).flatMap(({ text: token, kind }) => {
    const from = to;
    to += token.length;
    const mark = marks.get(kind);
    return mark ? [{ from, to, mark }] : [];
  });
}

export const jsonColours = wholeTextMarks(colouredIn);
