import type { Row } from '../contract/model.ts';
import { writePath } from './path.ts';
import { writePhrase } from './phrase.ts';
import { writeValue } from './value.ts';

/** Members by which protocols tell their messages apart, the most telling one first. */
export const discriminators = [
  'type',
  'event',
  'method',
  'op',
  'action',
  'kind',
  'command',
  'cmd',
  'channel',
  'topic',
  'stream',
  'msg',
  'e',
  't',
];

/** A longer value is content, not a name. */
export const longestName = 100;
/** Of a word that is longer, so much is looked for. */
const longestWord = 60;

/**
 * The filter that finds rows like this one: those of the same direction and opcode; of close frames, with the same code;
 * and of text messages
 *
 * - that are a JSON object, with the same value of the first of `type`, `event`, `method`, `op`, … that has a short text,
 *   a number or a boolean; where it has none of these, those that have its first member too;
 * - that are a JSON array beginning with a text, as `["event", …]`, with the same one;
 * - that are anything else, with the same first word.
 *
 * Of a marker: those with the same first two words. `payload` is the whole text; where it is not known, `row.preview`
 * has its beginning.
 */
export function likenessOf(row: Row, payload = row.preview): string {
  if (row.direction === 'none') {
    return row.closeCode === undefined ? firstWords(row.preview, 2) : `close:${row.closeCode}`;
  }
  const parts = [`dir:${row.direction}`, `op:${row.opcode}`];
  if (row.closeCode !== undefined) parts.push(`close:${row.closeCode}`);
  else if (row.opcode === 'text') parts.push(likenessOfText(payload));
  return parts.filter((part) => part !== '').join(' ');
}

function likenessOfText(text: string): string {
  const value = parsed(text);
  if (Array.isArray(value)) {
    const [first] = value as unknown[];
    return isName(first) ? `$[0] == ${writeValue(first)}` : '';
  }
  if (typeof value === 'object' && value !== null) {
    for (const name of discriminators) {
      const member = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
      if (isName(member)) return `${writePath([name])} == ${writeValue(member)}`;
    }
    const [first] = Object.keys(value);
    return first === undefined ? '' : `${writePath([first])} exists`;
  }
  return firstWords(text, 1);
}

function isName(value: unknown): value is string | number | boolean {
  if (typeof value === 'string') return value !== '' && value.length <= longestName;
  return typeof value === 'number' || typeof value === 'boolean';
}

function firstWords(text: string, count: number): string {
  const words = text.trimStart().slice(0, longestWord * count);
  const found = new RegExp(`^\\S+(?:\\s+\\S+){0,${count - 1}}`).exec(words)?.[0] ?? '';
  return found === '' ? '' : writePhrase(found);
}

function parsed(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not JSON: words are looked at.
    return undefined;
  }
}
