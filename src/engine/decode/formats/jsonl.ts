import { jsonCorrelations } from '../../correlation/jsonCorrelation.ts';
import type { Beginning, Codec, Format } from '../format.ts';
import { linesOf, readJsonLines } from '../jsonLines.ts';
import { jsonOfBeginning, jsonPayload } from '../jsonPayload.ts';
import { isList, isObject, type Plain } from '../plain.ts';
import { brief, wholeJson } from '../plainText.ts';

/** Of a message, that are in its line. */
const mostNamed = 5;

/** JSON Lines, also NDJSON: several values in a message, each in a line of its own (jsonlines.org). */
export const jsonl: Format = {
  id: 'jsonl',
  title: 'JSON Lines',
  recognise({ messages }) {
    const counts = messages.filter(({ text }) => text).map(valuesIn);
    // A single line is JSON, and tells nothing of lines.
    if (!counts.some((count) => count > 1)) return 0;
    return 0.7 * (counts.filter((count) => count > 0).length / messages.length);
  },
  open: () => Promise.resolve(codec),
};

/** How many objects and lists are in its lines; 0 where something else is in one. */
function valuesIn(beginning: Beginning): number {
  if (jsonOfBeginning(beginning) !== undefined) return 1;
  const { bytes, cut } = beginning;
  const lines = linesOf(bytes);
  const whole = cut ? lines.slice(0, -1) : lines;
  return whole.every(({ from, to }) => isContainer(bytes, from, to)) ? whole.length : 0;
}

function isContainer(bytes: Uint8Array, from: number, to: number): boolean {
  try {
    const value = jsonPayload({ bytes }, from, to);
    return isObject(value) || isList(value);
  } catch {
    return false;
  }
}

const codec: Codec = {
  decode: readJsonLines,
  /** `[2] {"a":1}; {"a":2}`. */
  summary(tree) {
    const values = valuesOf(tree);
    const named = values.slice(0, mostNamed).map((value) => brief(value));
    return `[${values.length}] ${named.join('; ')}${values.length > mostNamed ? '; …' : ''}`;
  },
  correlations: (_, { direction, text, bytes }) =>
    linesOf(bytes).flatMap(({ from, to }) => jsonCorrelations({ direction, text, bytes, from, to, cut: false })),
  encode: (tree) => ({
    text: valuesOf(tree)
      .map((value) => `${wholeJson(value)}\n`)
      .join(''),
  }),
};

function valuesOf(tree: Plain): readonly Plain[] {
  return isList(tree) ? tree : [tree];
}
