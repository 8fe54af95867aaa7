import type { Extraction, JsonValue } from '../../contract/scenario.ts';
import { readPath } from '../../filterLanguage/path.ts';
import { nothing, valueAt } from './jsonValue.ts';
import { firstMatch, regexText } from './match/regexTest.ts';
import { noJson, type Received } from './received.ts';

/** What a message has for a variable; a sentence where there is nothing. */
export function extracted(from: Extraction, received: Received): { value: JsonValue } | string {
  if (from.kind === 'path') {
    if (received.json === noJson) return `There is nothing at ${from.path}: the payload is no JSON.`;
    const value = valueAt(received.json, readPath(from.path) ?? []);
    return value === nothing ? `There is nothing at ${from.path}.` : { value: value as JsonValue };
  }
  const found = firstMatch(from, received.text);
  return found === null ? `${regexText(from)} does not match.` : { value: found[1] ?? found[0] };
}
