import { isList, isObject, type Plain } from './plain.ts';
import { wholeJson } from './plainText.ts';

/** What a text means that is JSON by itself: an object or a list; all else is the text. */
export function unfolded(text: Plain | undefined): Plain | undefined {
  if (typeof text !== 'string' || !/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as Plain;
  } catch {
    // It only begins like that.
    return text;
  }
}

/** The text again. */
export function folded(value: Plain | undefined): Plain | undefined {
  return isObject(value) || isList(value) ? wholeJson(value) : value;
}
