import { isBeyondNumbers } from './beyondNumbers.ts';
import { hexBytes } from './encodable.ts';
import type { Encoded } from './format.ts';
import { parsedJson } from './jsonPayload.ts';
import { isList, isObject, textOrBytes, type Plain } from './plain.ts';
import { wholeJson } from './plainText.ts';

/** What a text means that is JSON by itself: an object or a list whose numbers a tree can hold; all else is the text. */
export function unfolded(text: Plain | undefined): Plain | undefined {
  return typeof text === 'string' ? unfoldedText(text) : text;
}

function unfoldedText(text: string): Plain {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    const value = parsedJson(text);
    return isBeyondNumbers(text, value) ? text : value;
  } catch {
    // It only begins like that.
    return text;
  }
}

/** The text again. */
export function folded(value: Plain | undefined): Plain | undefined {
  return isObject(value) || isList(value) ? wholeJson(value) : value;
}

/** What a format carries that may be anything: an object or a list of JSON, else text, else bytes. */
export function bodyOf(bytes: Uint8Array): Plain {
  return unfoldedText(textOrBytes(bytes));
}

/** Whether a body may be JSON, by its media type (RFC 8259 §11, RFC 6839 §3.1); without one what is in it tells. */
export function mayBeJson(mediaType: string | undefined): boolean {
  return mediaType === undefined || /^\s*[^;\s]*[/+]json\s*(?:;|$)/i.test(mediaType);
}

/** What `bodyOf` reads, as it goes out. */
export function writtenBody(body: Plain | undefined): Encoded {
  const bytes = hexBytes(body);
  if (bytes !== undefined) return { bytes };
  return { text: body === undefined ? '' : typeof body === 'string' ? body : wholeJson(body) };
}
