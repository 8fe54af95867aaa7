import { constants, inflateRawSync, type ZlibOptions } from 'node:zlib';
import { t } from '../../contract/l10n.ts';

/** The largest window of DEFLATE, and so all of the past that a message can refer to (RFC 7692 §7.1.2). */
export const windowSize = 32 * 1024;

/** A message longer than this is not inflated: a few bytes can claim gigabytes. */
export const inflateLimit = 100 * 1024 * 1024;

/** Output that takes but a moment: what is longer is inflated piece by piece, so that sockets have their turn. */
export const sliceLength = 4 * 1024 * 1024;

/** What a sender cut off after each message (RFC 7692 §7.2.1). */
export const tail = Uint8Array.of(0x00, 0x00, 0xff, 0xff);
/** An empty last block: with it zlib tells data that ends in the middle of a block from data that is whole. */
export const lastBlock = Uint8Array.of(0x01, 0x00, 0x00, 0xff, 0xff);
/** What a last block of our own holds: output that ends with it was whole before. */
const seal = Uint8Array.of(0xa7, 0x3c, 0x91, 0xe5, 0x5d, 0x02, 0xc8, 0x6b);
/**
 * That block (RFC 1951 §3.2.4). Data that ends in the middle of a block takes it for its own: it may come to an end by
 * chance then, as with the empty block, but not with these very bytes.
 */
const sealed = Uint8Array.of(0x01, seal.length, 0x00, seal.length ^ 0xff, 0xff, ...seal);
const empty = new Uint8Array(0);

export type Inflated = { bytes: Uint8Array; error?: undefined } | NotInflated;

/** Why there are no bytes; `invalid`: the sender broke the format (RFC 7692 §7.2.2). */
export interface NotInflated {
  bytes?: undefined;
  readonly error: string;
  invalid: boolean;
}

/** A place between two messages. */
export interface Place {
  /** Id of the message before it; 0: the start. */
  at: number;
  /** The last output before it. */
  window: Uint8Array;
  /** The window is all that the next message can refer to. */
  known: boolean;
}

/** Its text is made when it is read: by then the language is known. */
function notInflated(why: () => string): NotInflated {
  return {
    get error() {
      return why();
    },
    invalid: false,
  };
}

export const notWhole = notInflated(() => t('The message is not whole.'));

/** A message may be longer than this; then it is not inflated. */
export const tooLong = notInflated(() => t('It inflates to more than {0} bytes.', inflateLimit));

const unknownBefore = notInflated(() =>
  t('It refers to what came before it, which could not be inflated or was not recorded.'),
);

/** Undefined where it is longer than a `limit` below that of all messages. */
export function inflateOne(payload: Uint8Array, place: Place, limit = inflateLimit): Inflated | undefined {
  try {
    const input = inputOf([payload, tail], payload.length + tail.length);
    const { output, read } = inflated(input, place, limit);
    // A message may end DEFLATE's data by itself (RFC 7692 §7.2.3.4); what is after it is not read then.
    const bytes = read <= payload.length + tail.length ? output : unsealed(output);
    // A copy: the result is a view on a buffer of at least 16 KiB, which a cache would keep alive.
    return bytes === undefined ? refusal(new Error('unexpected end of file'), place) : { bytes: new Uint8Array(bytes) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return refusal(error, place);
    return limit < inflateLimit ? undefined : tooLong;
  }
}

/** The output of several messages; undefined where they are longer, or one of them must be looked at by itself. */
export function inflateTogether(
  parts: readonly Uint8Array[],
  size: number,
  place: Place,
  limit: number,
): Uint8Array | undefined {
  try {
    const { output, read } = inflated(inputOf(parts, size), place, limit);
    return read === size + sealed.length ? unsealed(output) : undefined;
  } catch {
    return undefined;
  }
}

/** The first bytes of a message, `wanted` of them; fewer where it has fewer, or these first bytes of its payload do not suffice. */
export function inflateBeginning(payload: Uint8Array, place: Place, wanted: number): Uint8Array {
  try {
    for (let length = 256; ; length *= 4) {
      const output = inflateRawSync(payload.subarray(0, length), {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: sliceLength,
        ...dictionaryOf(place),
      });
      if (output.length >= wanted || length >= payload.length) return new Uint8Array(output.subarray(0, wanted));
    }
  } catch {
    return empty;
  }
}

/** What zlib's error means: data that refers to what is not known may look broken, and is not. */
export function refusal(error: unknown, { known }: Place): NotInflated {
  if (!known) return unknownBefore;
  return { error: error instanceof Error ? error.message : String(error), invalid: true };
}

/** As zlib wants it; there is none where nothing came before. */
export function dictionaryOf({ window }: Place): ZlibOptions {
  return window.length === 0 ? {} : { dictionary: window };
}

/** The place after a message with this output, or the end of it. What could not be inflated leaves nothing to refer to. */
export function after(id: number, { window, known }: Place, { bytes }: { bytes?: Uint8Array | undefined }): Place {
  if (bytes === undefined) return { at: id, window: empty, known: false };
  const newest = lastBytes(window, bytes);
  return { at: id, window: newest, known: known || newest.length === windowSize };
}

/** At most 32 KiB of what ends with these bytes. A copy, of a `Buffer` too, whose `slice` would keep all of it alive. */
export function lastBytes(before: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (bytes.length >= windowSize) return new Uint8Array(bytes.subarray(bytes.length - windowSize));
  const keep = Math.min(before.length, windowSize - bytes.length);
  const joined = new Uint8Array(keep + bytes.length);
  joined.set(before.subarray(before.length - keep));
  joined.set(bytes, keep);
  return joined;
}

/** `read`: bytes of the input up to the end of its data. Throws zlib's errors. */
function inflated(input: Uint8Array, place: Place, limit: number): { output: Uint8Array; read: number } {
  const options = { maxOutputLength: limit + seal.length, ...dictionaryOf(place), info: true };
  const { buffer, engine } = inflateRawSync(input, options) as unknown as {
    buffer: Uint8Array;
    engine: { bytesWritten: number };
  };
  return { output: buffer, read: engine.bytesWritten };
}

/** Undefined where it does not end with the seal: the data before it ended in the middle of a block. */
function unsealed(output: Uint8Array): Uint8Array | undefined {
  const end = output.length - seal.length;
  return end >= 0 && seal.every((byte, i) => output[end + i] === byte) ? output.subarray(0, end) : undefined;
}

function inputOf(parts: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size + sealed.length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  bytes.set(sealed, at);
  return bytes;
}
