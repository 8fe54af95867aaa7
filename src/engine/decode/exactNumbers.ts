/** JSON whose whole numbers are exact, in little more time than JSON.parse takes: its reviver takes ten to forty times that. */
import type { Plain } from './plain.ts';

/** Of a private use area: no text has it by chance, and where one has, its strings could be taken for numbers. */
const mark = '\uf8ff#';
const hasMark = /\uf8ff|\\uf8ff/i;

const digits = /-?\d{16,}/g;

/**
 * Whole numbers that a number cannot hold are put in quotation marks for JSON.parse, and are bigints in what it gives.
 * Undefined where there is none, or where a text has the mark that they are known by.
 */
export function exactNumbers(text: string): Plain | undefined {
  const quoted = quotedNumbers(text);
  return quoted === undefined || hasMark.test(text) ? undefined : unquoted(JSON.parse(quoted) as Plain);
}

function quotedNumbers(text: string): string | undefined {
  const pieces: string[] = [];
  let copied = 0;
  /** Where the next string begins; before it there is none that has not ended. */
  let string = text.indexOf('"');
  for (const { 0: number, index } of text.matchAll(digits)) {
    let end = 0;
    while (string >= 0 && string < index) {
      end = endOfString(text, string);
      string = text.indexOf('"', end);
    }
    if (index < end || !isLong(number, text[index - 1], text[index + number.length])) continue;
    pieces.push(text.slice(copied, index), `"${mark}${number}"`);
    copied = index + number.length;
  }
  return copied === 0 ? undefined : pieces.join('') + text.slice(copied);
}

/** It is the whole of a number in JSON, and one that is not exact otherwise. */
function isLong(number: string, before = '', after = ''): boolean {
  return !/[.eE+]/.test(before + after) && !/^-?0/.test(number) && !Number.isSafeInteger(Number(number));
}

/** After its last quotation mark; the text's end where there is none. */
function endOfString(text: string, from: number): number {
  for (let at = from; ;) {
    at = text.indexOf('"', at + 1);
    if (at < 0) return text.length;
    let escapes = 0;
    while (text[at - 1 - escapes] === '\\') escapes++;
    if (escapes % 2 === 0) return at + 1;
  }
}

/** Level by level in a list of its own: the nesting may be of any depth. */
function unquoted(root: Plain): Plain {
  const around = { root };
  const open: object[] = [around];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    const members = holder as Record<string, unknown>;
    for (const name of Object.keys(members)) {
      const value = members[name];
      if (typeof value === 'object' && value !== null) open.push(value);
      else if (typeof value === 'string' && value.startsWith(mark))
        put(members, name, BigInt(value.slice(mark.length)));
    }
  }
  return around.root;
}

/** `__proto__` is a member like another. */
function put(members: Record<string, unknown>, name: string, value: bigint): void {
  if (name !== '__proto__') members[name] = value;
  else Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true });
}
