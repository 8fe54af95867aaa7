import type { CorrelationId } from './correlation.ts';

/** Of an id, in bytes: a longer text is content. */
export const longestId = 128;

/** The id that this JSON value is: a text that is not empty, or a whole number. Undefined where it is anything else. */
export function jsonId(bytes: Uint8Array, from: number, to: number): CorrelationId | undefined {
  const length = to - from;
  if (bytes[from] === 0x22) return length <= 2 || length > longestId + 2 ? undefined : textId(bytes, from, to);
  const negative = bytes[from] === 0x2d;
  const first = negative ? from + 1 : from;
  if (first === to || length > longestId) return undefined;
  let value = 0;
  for (let at = first; at < to; at++) {
    const digit = bytes[at]! - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  if (bytes[first] === 0x30 && to > first + 1) return undefined;
  if (value <= Number.MAX_SAFE_INTEGER) return negative && value > 0 ? -value : value;
  return BigInt(latin1(bytes, from, to));
}

function textId(bytes: Uint8Array, from: number, to: number): string | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from + 1, to - from - 2).toString();
  if (!text.includes('\\')) return text;
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    // An escape that JSON does not know: then it is no JSON.
    return undefined;
  }
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
}
