import type { JsonValue } from './ast.ts';
import { writePhrase } from './phrase.ts';

/** A value of JSON as a comparison with a path has it: a text that is no plain word as a phrase. */
export function writeValue(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value);
  const plain = /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(value) && !/^(?:true|false|null)$/i.test(value);
  return plain ? value : writePhrase(value);
}

/** What a value without quotation marks means: one that is written like a number, `true`, `false` or `null` is that. */
export function jsonValueOf(text: string): JsonValue {
  const literal = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?)$/i.test(text);
  return literal ? (JSON.parse(text.toLowerCase()) as JsonValue) : text;
}
