/** What a payload means, as a tree of plain values. */
export type Plain = null | boolean | number | bigint | string | readonly Plain[] | PlainObject | Deeper;

/** Without a prototype, or with only own members that count: `__proto__` is a name like another. */
export interface PlainObject {
  readonly [name: string]: Plain;
}

/** Further levels are not read: no format needs so many, and a stack has an end. */
export const deepest = 256;

/** Stands for a list or an object in the level after the deepest: nothing that a payload can say. */
class Deeper {
  declare protected readonly isDeeper: true;
}
export const deeper = new Deeper();

export function isObject(value: Plain | undefined): value is PlainObject {
  return typeof value === 'object' && value !== null && value !== deeper && !Array.isArray(value);
}

export function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

/** The member of this name; undefined where it is no object, or has none. */
export function member(value: Plain | undefined, name: string): Plain | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The same where it is a text. */
export function textMember(value: Plain | undefined, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' ? found : undefined;
}

/** Its prototype has no members and none itself: as `Object.create(null)`, but quick to fill. */
const Bare = function () {} as unknown as new () => Record<string, Plain>;
Bare.prototype = Object.create(null) as object;

/** An object to be filled. */
export function newObject(): Record<string, Plain> {
  return new Bare();
}

/** One with those of these members that are there. */
export function objectOf(members: Readonly<Record<string, Plain | undefined>>): PlainObject {
  const object = newObject();
  // Entries would be a list for each member.
  for (const name in members) {
    const value = Object.hasOwn(members, name) ? members[name] : undefined;
    if (value !== undefined) object[name] = value;
  }
  return object;
}

/** The number where it is exact, else the bigint. */
export function integer(value: bigint): number | bigint {
  const isSafe = value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
  return isSafe ? Number(value) : value;
}

/** `h'00ff'`, as the diagnostic notation of RFC 8949 §8 writes bytes. */
export function bytesText(bytes: Uint8Array): string {
  return `h'${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}'`;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Of these the characters are put together one by one, as a call of the decoder costs more. */
const shortText = 20;

/** The bytes as text where they are UTF-8, undefined where they are not. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  const text = shortAscii(bytes, 0, bytes.length);
  if (text !== undefined) return text;
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function shortAscii(bytes: Uint8Array, from: number, to: number): string | undefined {
  if (to - from > shortText) return undefined;
  let text = '';
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x80) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** As text where they are UTF-8, else as `bytesText`. */
export function textOrBytes(bytes: Uint8Array, from = 0, to = bytes.length): string {
  const short = shortAscii(bytes, from, to);
  if (short !== undefined) return short;
  const part = bytes.subarray(from, to);
  return utf8Text(part) ?? bytesText(part);
}
