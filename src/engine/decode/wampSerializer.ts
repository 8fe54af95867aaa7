import type { ByteRange } from '../../contract/decoding.ts';
import { t } from '../../contract/l10n.ts';
import { CborReader } from './cborReader.ts';
import { DecodeError, type Payload } from './format.ts';
import { jsonPayload } from './jsonPayload.ts';
import { MsgpackReader } from './msgpackReader.ts';
import type { Plain } from './plain.ts';
import { wampElements, wampMessage } from './wampMessages.ts';

/** Between messages of `wamp.2.json.batched`: the specification writes 30, implementations took it for octal. */
const separators = [0x1e, 0x18] as const;
/** Of one payload. */
const mostMessages = 10_000;

/**
 * The messages of a payload. Which serialization it is shows by itself: a list of 2 to 7 begins with 92 to 97 in
 * MessagePack, with 82 to 87 in CBOR; a batch of either with a length of four bytes. Throws a `DecodeError`.
 */
export function readWamp({ text, bytes }: Pick<Payload, 'text' | 'bytes'>, ranges?: ByteRange[]): Plain[] {
  const isBatch = text ? separators.some((byte) => byte === bytes.at(-1)) : bytes[0] === 0;
  if (!isBatch) return [message(text, bytes, 0, ranges)];
  const messages: Plain[] = [];
  for (let at = 0; at < bytes.length;) {
    if (messages.length >= mostMessages) throw new DecodeError(t('It has too many messages.'), at);
    const { from, to, next } = text ? separated(bytes, at) : prefixed(bytes, at);
    messages.push(message(text, bytes.subarray(from, to), from));
    at = next;
  }
  return messages;
}

interface Piece {
  from: number;
  to: number;
  next: number;
}

function separated(bytes: Uint8Array, at: number): Piece {
  let to = at;
  while (to < bytes.length && bytes[to] !== separators[0] && bytes[to] !== separators[1]) to++;
  return { from: at, to, next: to + 1 };
}

function prefixed(bytes: Uint8Array, at: number): Piece {
  const left = bytes.length - at - 4;
  if (left < 0) throw new DecodeError(t('The length of the message does not end.'), at);
  const length = new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0);
  if (length > left) throw new DecodeError(t('It says that {0} bytes follow, and {1} do.', length, left), at + 4);
  return { from: at + 4, to: at + 4 + length, next: at + 4 + length };
}

function message(text: boolean, bytes: Uint8Array, offset: number, ranges?: ByteRange[]): Plain {
  const places: ByteRange[] = [];
  let value: Plain;
  try {
    value = valueOf(text, bytes, places);
  } catch (error) {
    if (error instanceof DecodeError && error.offset !== undefined)
      throw new DecodeError(error.message, offset + error.offset);
    throw error;
  }
  const names = wampElements(value);
  if ('wrong' in names) throw new DecodeError(names.wrong, offset);
  for (const { path, from, to } of places) {
    const [step, ...within] = path;
    const name = step === undefined ? undefined : step === 0 ? 'type' : names[Number(step) - 1];
    if (ranges !== undefined) ranges.push({ path: name === undefined ? [] : [name, ...within], from, to });
  }
  return wampMessage(value as readonly Plain[], names);
}

/** A binary message that begins so: a list of 2 to 7 in MessagePack or CBOR, or a batch. */
export function mayBeWamp(first: number | undefined): boolean {
  return first === 0 || (first !== undefined && ((first & 0xf8) === 0x90 || (first & 0xf8) === 0x80));
}

/** In MessagePack the same first bytes are no list, or one that is too long or too short. */
export function isCbor(first: number | undefined): boolean {
  return first !== undefined && first >> 5 === 4 && (first < 0x90 || first > 0x97);
}

function valueOf(text: boolean, bytes: Uint8Array, places: ByteRange[]): Plain {
  if (text) return jsonPayload({ bytes });
  return (isCbor(bytes[0]) ? new CborReader(bytes, places) : new MsgpackReader(bytes, places)).whole();
}
