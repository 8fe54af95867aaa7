/**
 * Where a reader would break JSON into lines. Only the drawing changes: every token is there as it was sent, white space
 * included, and the texts of all lines put together are the text itself.
 */
import type { JsonToken } from './jsonTokens.ts';

export interface JsonLine {
  depth: number;
  tokens: JsonToken[];
}

export function jsonLines(tokens: readonly JsonToken[]): JsonLine[] {
  const lines: JsonLine[] = [];
  let depth = 0;
  let line: JsonLine = { depth, tokens: [] };
  /** The last token that is not white space. */
  let last: JsonToken['kind'] | undefined;
  const startLine = (): void => {
    if (line.tokens.length > 0) lines.push(line);
    line = { depth, tokens: [] };
  };
  for (const token of tokens) {
    if (token.kind === 'space') {
      line.tokens.push(token);
      continue;
    }
    const closes = token.kind === 'close';
    if (closes) depth = Math.max(0, depth - 1);
    if (last === 'comma' || (closes ? last !== 'open' : last === 'open')) startLine();
    line.tokens.push(token);
    if (token.kind === 'open') depth++;
    last = token.kind;
  }
  if (line.tokens.length > 0) lines.push(line);
  return lines;
}
