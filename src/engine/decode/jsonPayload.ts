import { t } from '../../contract/l10n.ts';
import { DecodeError, type Beginning, type Codec, type Evidence, type Payload } from './format.ts';
import { exactNumbers } from './exactNumbers.ts';
import { jsonErrorAt } from './jsonErrorAt.ts';
import { deepest, member, utf8Text, type Plain } from './plain.ts';
import { wholeJson } from './plainText.ts';

/** The payload as JSON (RFC 8259); `__proto__` becomes a member like another. Throws a `DecodeError`. */
export function jsonPayload({ bytes }: Pick<Payload, 'bytes'>, from = 0, to = bytes.length): Plain {
  const text = utf8Text(bytes.subarray(from, to));
  if (text === undefined) throw new DecodeError(t('The text is not UTF-8.'));
  return jsonText(text, from);
}

/** The same of a text, whose first byte in the payload is at `from`. */
export function jsonText(text: string, from = 0): Plain {
  try {
    return parsedJson(text);
  } catch {
    throw new DecodeError(t('It is not JSON.'), from + Buffer.byteLength(text.slice(0, jsonErrorAt(text))));
  }
}

/** A whole number of so many digits that a number may not hold it. */
const longNumber = /(?:^|[:,[\s])-?\d{16,}(?:[\s,\]}]|$)/;

/** Whole numbers are exact, as trees have them. Throws a SyntaxError. */
export function parsedJson(text: string): Plain {
  return (longNumber.test(text) ? exactNumbers(text) : undefined) ?? (JSON.parse(text) as Plain);
}

/** The reviver of JSON.parse is told how a value is written (ECMAScript, “JSON.parse source text access”). */
type SourceReviver = (this: unknown, name: string, value: unknown, context: { source?: string }) => unknown;

/**
 * The same, whole numbers exact however long they are: as trees that are shown have them. Throws an Error, also where a
 * number is beyond what can be written again.
 */
export function exactJsonText(text: string): Plain {
  const exact: SourceReviver = (_, value, { source }) => {
    if (typeof value !== 'number' || Number.isSafeInteger(value) || source === undefined) return value;
    if (/^-?\d{16,}$/.test(source)) return BigInt(source);
    if (!Number.isFinite(value)) throw new TypeError(t('The number {0} is too large.', source.slice(0, 40)));
    return value;
  };
  try {
    return JSON.parse(text, exact as Parameters<typeof JSON.parse>[1]) as Plain;
  } catch (error) {
    // What revives values calls itself for each level.
    if (error instanceof RangeError) {
      throw new RangeError(t('It is nested more than {0} deep.', deepest), { cause: error });
    }
    throw error;
  }
}

/** Of a format whose messages are JSON, one each. */
export function jsonCodec(says: Pick<Codec, 'summary' | 'correlations'>): Codec {
  return {
    json: true,
    decode: (payload) => jsonPayload(payload),
    encode: (tree) => ({ text: wholeJson(tree) }),
    ...says,
  };
}

/** What was parsed of a beginning: each format that is written in JSON asks for it. */
const parsed = new WeakMap<Beginning, { readonly value: Plain | undefined }>();

/** The messages that are text and whole, parsed; undefined where one is no JSON. It is to be looked at only. */
export function jsonOfBeginning(beginning: Beginning): Plain | undefined {
  const known = parsed.get(beginning);
  if (known !== undefined) return known.value;
  const value = parsedBeginning(beginning);
  parsed.set(beginning, { value });
  return value;
}

function parsedBeginning({ text, bytes, cut }: Beginning): Plain | undefined {
  const first = bytes.find((byte) => byte > 0x20);
  if (!text || cut || (first !== 0x7b && first !== 0x5b)) return undefined;
  try {
    return jsonPayload({ bytes });
  } catch {
    return undefined;
  }
}

/** How many of the whole messages are JSON for which `test` holds: 0 to 1. */
export function shareOfJson({ messages }: Evidence, test: (value: Plain) => boolean): number {
  const whole = messages.filter(({ cut }) => !cut);
  if (whole.length === 0) return 0;
  const fitting = whole.filter((message) => {
    const value = jsonOfBeginning(message);
    return value !== undefined && test(value);
  });
  return fitting.length / whole.length;
}

/** The value has all of these members. */
export function hasMembers(value: Plain, ...names: readonly string[]): boolean {
  return names.every((name) => member(value, name) !== undefined);
}
