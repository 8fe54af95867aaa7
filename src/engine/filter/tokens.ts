import type { FilterNote } from '../../contract/engine.ts';
import { parseJsonPath } from './jsonPath.ts';
import type { JsonPath, JsonTest } from './syntax.ts';

export type Token = { from: number; to: number } & (
  | { kind: 'open' | 'close' | 'minus' }
  | { kind: 'word'; text: string }
  | { kind: 'phrase'; text: string }
  | { kind: 'regex'; source: string; flags: string }
  /** A JSON path and what follows it; `value` is undefined for `exists`. */
  | { kind: 'json'; path: JsonPath; operator: JsonTest['operator']; value: Token | undefined }
);

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

/** Cuts a filter's text into tokens. What is left open at the end is closed there, with a note. */
export function tokenize(text: string): { tokens: Token[]; notes: FilterNote[] } {
  const tokens: Token[] = [];
  const notes: FilterNote[] = [];
  let at = 0;
  while (at < text.length) {
    const from = at;
    const character = text[at]!;
    if (/\s/.test(character)) {
      at++;
    } else if (character === '(' || character === ')') {
      tokens.push({ kind: character === '(' ? 'open' : 'close', from, to: ++at });
    } else if (character === '-' && at + 1 < text.length && !/\s/.test(text[at + 1]!)) {
      tokens.push({ kind: 'minus', from, to: ++at });
    } else if (character === '"') {
      const phrase = readPhrase(text, at);
      at = phrase.to;
      if (!phrase.ended) notes.push({ from, to: at, text: 'The phrase has no closing quotation mark.' });
      tokens.push({ kind: 'phrase', text: phrase.text, from, to: at });
    } else {
      const comparison = character === '$' ? readComparison(text, at) : undefined;
      if (comparison !== undefined) {
        tokens.push(comparison);
        at = comparison.to;
        continue;
      }
      const regex = character === '/' ? /^\/((?:\\.|[^\\/])+)\/([a-z]*)(?=[\s)]|$)/.exec(text.slice(at)) : null;
      if (regex !== null) {
        at += regex[0].length;
        tokens.push({ kind: 'regex', source: regex[1]!, flags: regex[2]!, from, to: at });
      } else {
        at += /^[^\s()]+/.exec(text.slice(at))![0].length;
        tokens.push({ kind: 'word', text: text.slice(from, at), from, to: at });
      }
    }
  }
  return { tokens, notes };
}

/** `\"`, `\\`, `\n`, `\r`, `\t` and `\xNN` are understood; a backslash before anything else is itself. */
function readPhrase(text: string, start: number): { text: string; to: number; ended: boolean } {
  let phrase = '';
  let at = start + 1;
  for (; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"') return { text: phrase, to: at + 1, ended: true };
    if (character !== '\\') {
      phrase += character;
      continue;
    }
    const next = text[at + 1] ?? '';
    const hex = /^x([0-9a-fA-F]{2})/.exec(text.slice(at + 1, at + 4));
    if (hex !== null) {
      phrase += String.fromCharCode(parseInt(hex[1]!, 16));
      at += 3;
    } else if (next === '"' || next === '\\') {
      phrase += next;
      at++;
    } else if (Object.hasOwn(escapes, next)) {
      phrase += escapes[next]!;
      at++;
    } else {
      phrase += character;
    }
  }
  return { text: phrase, to: at, ended: false };
}

/** `$.path == value`, with or without spaces; undefined where it is no such thing. */
function readComparison(text: string, from: number): (Token & { kind: 'json' }) | undefined {
  const head =
    /^(\$(?:\.[\p{L}_$][\p{L}\p{N}_$-]*|\[\d+\]|\["(?:[^"\\]|\\["\\])*"\])+)\s*(==|!=|<=|>=|<|>|contains(?=[\s"])|exists(?=[\s)]|$))\s*/u;
  const match = head.exec(text.slice(from));
  const path = match === null ? undefined : parseJsonPath(match[1]!);
  if (match === null || path === undefined) return undefined;
  const operator = match[2] as JsonTest['operator'];
  const at = from + match[0].length;
  if (operator === 'exists')
    return { kind: 'json', path, operator, value: undefined, from, to: from + match[0].trimEnd().length };
  const value = readValue(text, at);
  return value === undefined ? undefined : { kind: 'json', path, operator, value, from, to: value.to };
}

function readValue(text: string, from: number): Token | undefined {
  if (text[from] === '"') {
    const phrase = readPhrase(text, from);
    return { kind: 'phrase', text: phrase.text, from, to: phrase.to };
  }
  const word = /^[^\s()]+/.exec(text.slice(from));
  return word === null ? undefined : { kind: 'word', text: word[0], from, to: from + word[0].length };
}
