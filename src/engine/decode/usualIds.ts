import type { Correlation } from '../correlation/correlation.ts';
import { jsonCorrelations } from '../correlation/jsonCorrelation.ts';
import type { Payload } from './format.ts';
import { isList, isObject, newObject, type Plain } from './plain.ts';
import { wholeJson } from './plainText.ts';

/** A longer text is no id, nor what says what a message is. */
const longest = 256;
const mostMembers = 1_000;

/** Whom a message answers by the names that ids have in JSON, of a format that has names but no ids of its own. */
export function usualIds(tree: Plain, { direction }: Payload): readonly Correlation[] {
  if (!isObject(tree)) return [];
  const top = newObject();
  for (const [name, value] of Object.entries(tree).slice(0, mostMembers)) {
    if (isObject(value)) top[name] = newObject();
    else if (isList(value)) top[name] = [];
    else if (typeof value !== 'string' || value.length <= longest) top[name] = value;
  }
  const bytes = Buffer.from(wholeJson(top));
  return jsonCorrelations({ direction, text: true, bytes, from: 0, to: bytes.length, cut: false });
}
