/**
 * JSON as it was sent, told apart into tokens: their texts put together are the text itself, byte for byte. White space
 * between two others is one token, however many lines it has.
 */
import { createScanner } from 'jsonc-parser';

export interface JsonToken {
  text: string;
  kind: 'key' | 'string' | 'bytes' | 'number' | 'keyword' | 'open' | 'close' | 'comma' | 'colon' | 'space' | 'other';
}

// jsonc-parser's SyntaxKind is a const enum, which cannot be imported from an isolated module.
const kinds: Record<number, JsonToken['kind']> = {
  1: 'open',
  2: 'close',
  3: 'open',
  4: 'close',
  5: 'comma',
  6: 'colon',
  7: 'keyword',
  8: 'keyword',
  9: 'keyword',
  10: 'string',
  11: 'number',
  14: 'space',
  15: 'space',
};
const END_OF_FILE = 17;

/** The same of what a decoder made: bytes, which stand there as `h'00ff'`, are told apart from texts. */
export function decodedTokens(text: string): JsonToken[] {
  return jsonTokens(text).map((token) =>
    token.kind === 'string' && /^"h'[\da-f]*'"$/.test(token.text) ? { ...token, kind: 'bytes' } : token,
  );
}

export function jsonTokens(text: string): JsonToken[] {
  const scanner = createScanner(text, false);
  const tokens: JsonToken[] = [];
  let lastString: JsonToken | undefined;
  let last: JsonToken | undefined;
  for (let scanned: number = scanner.scan(); scanned !== END_OF_FILE; scanned = scanner.scan()) {
    const from = scanner.getTokenOffset();
    const token: JsonToken = {
      text: text.slice(from, from + scanner.getTokenLength()),
      kind: kinds[scanned] ?? 'other',
    };
    if (token.kind === 'space' && last?.kind === 'space') {
      last.text += token.text;
      continue;
    }
    tokens.push((last = token));
    if (token.kind === 'colon' && lastString) lastString.kind = 'key';
    if (token.kind !== 'space') lastString = token.kind === 'string' ? token : undefined;
  }
  return tokens;
}
