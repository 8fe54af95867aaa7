/** JSON over several lines for reading and comparing: numbers, escapes, duplicate keys and their order stay as sent. */
import { createScanner } from 'jsonc-parser';
import { t } from '../../contract/l10n.ts';
import { tooLarge } from '../failures.ts';
import { isJson } from '../panel/composed.ts';

// jsonc-parser's SyntaxKind is a const enum, which cannot be imported from an isolated module.
const OPEN: ReadonlySet<number> = new Set([1, 3]);
const CLOSE: ReadonlySet<number> = new Set([2, 4]);
const COMMA = 5;
const COLON = 6;
const SPACE: ReadonlySet<number> = new Set([14, 15]);
const END_OF_FILE = 17;

/** Levels that are indented; below them each further one would make the text as long as its depth squared. */
const deepestIndent = 100;
/** UTF-16 code units of what is written. */
const mostWritten = 64 << 20;

/** Undefined where the text is no JSON (RFC 8259); throws `too-large` where it would become too long. */
export function prettyJson(text: string, limit = mostWritten): string | undefined {
  if (!isJson(text)) return undefined;
  const scanner = createScanner(text, false);
  const parts: string[] = [];
  let length = 0;
  let depth = 0;
  let isEmpty = false;
  const write = (part: string): void => {
    length += part.length;
    if (length > limit)
      throw tooLarge(t('The payload is too large to be formatted.'), t('{0} MiB of formatted text', limit >> 20));
    parts.push(part);
  };
  const startLine = (): void => write(`\n${'  '.repeat(Math.min(depth, deepestIndent))}`);
  for (let kind: number = scanner.scan(); kind !== END_OF_FILE; kind = scanner.scan()) {
    if (SPACE.has(kind)) continue;
    const from = scanner.getTokenOffset();
    const token = text.slice(from, from + scanner.getTokenLength());
    if (CLOSE.has(kind)) {
      depth--;
      if (!isEmpty) startLine();
    } else if (isEmpty) startLine();
    isEmpty = OPEN.has(kind);
    write(kind === COLON ? ': ' : token);
    if (isEmpty) depth++;
    if (kind === COMMA) startLine();
  }
  return parts.join('');
}
