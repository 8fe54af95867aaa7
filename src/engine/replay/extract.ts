import { t } from '../../contract/l10n.ts';
import type { Extraction, JsonValue } from '../../contract/scenario.ts';
import { readPath } from '../../filterLanguage/path.ts';
import { nothing, valueAt } from './jsonValue.ts';
import { firstMatch, regexText } from './match/regexTest.ts';
import { noJson, type Received } from './received.ts';

/** What a message has for a variable; a sentence where there is nothing. */
export function extracted(from: Extraction, received: Received): { value: JsonValue } | string {
  if (from.kind === 'path') {
    if (received.json === noJson) return t('There is nothing at {0}: the payload is no JSON.', from.path);
    const value = valueAt(received.json, readPath(from.path) ?? []);
    return value === nothing ? t('There is nothing at {0}.', from.path) : { value: value as JsonValue };
  }
  const found = firstMatch(from, received.text);
  return found === null ? t('{0} does not match.', regexText(from)) : { value: found[1] ?? found[0] };
}
