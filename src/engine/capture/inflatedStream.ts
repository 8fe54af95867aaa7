import { inflateRawSync, type ZlibOptions } from 'node:zlib';

/** The largest window of DEFLATE, and so all of the past that a message can refer to (RFC 7692 §7.1.2). */
const windowSize = 32 * 1024;
const checkpointEvery = 512 * 1024;
const cacheLimit = 8 * 1024 * 1024;
/** Compressed bytes that are inflated at once where nobody looks. */
const batchSize = 64 * 1024;

/** A message longer than this is not inflated: a few bytes can claim gigabytes. */
export const inflateLimit = 100 * 1024 * 1024;

/** What a sender cut off after each message (RFC 7692 §7.2.1). */
const tail = Uint8Array.of(0x00, 0x00, 0xff, 0xff);
/** An empty last block: with it zlib tells data that ends in the middle of a block from data that is whole. */
const lastBlock = Uint8Array.of(0x01, 0x00, 0x00, 0xff, 0xff);
const empty = new Uint8Array(0);

export type Inflated = { bytes: Uint8Array; error?: undefined } | NotInflated;

/** Why there are no bytes; `invalid`: the sender broke the format (RFC 7692 §7.2.2). */
export interface NotInflated {
  bytes?: undefined;
  error: string;
  invalid: boolean;
}

/** Bytes kept aside, e.g. a `StreamLog`. It may fail to keep them. */
export interface CheckpointStore {
  append(bytes: Uint8Array): void;
  /** Fewer bytes where it does not have them all. */
  read(offset: number, length: number): Uint8Array;
}

/** The compressed messages of one direction, in order. */
export interface CompressedMessages {
  /**
   * Id of the next compressed message after `id` (0: from the start) to which nothing will be added; undefined where
   * there is none, or it is after `last`.
   */
  next(id: number, last: number): number | undefined;
  /** Its payload, unmasked, fragments joined; or why there is none. */
  bytes(id: number): Uint8Array | NotInflated;
}

/** A place between two messages. */
interface Place {
  /** Id of the message before it; 0: the start. */
  at: number;
  /** The last output before it. */
  window: Uint8Array;
  /** The window is all that the next message can refer to. */
  known: boolean;
}

/**
 * Inflates any message of one direction of a permessage-deflate conversation. With context takeover a message needs
 * the 32 KiB of output before it: those are set aside at every 512 KiB of output, so that a message far into the
 * stream is reached from the nearest such checkpoint and not from the start.
 *
 * Never a wrong byte: where a message could not be inflated, those after it that refer to it are not inflated either.
 */
export class InflatedStream {
  readonly #messages: CompressedMessages;
  readonly #takeover: boolean;
  readonly #store: CheckpointStore;
  /** Ids of the messages after which a window was stored; checkpoint k lies at k * windowSize. */
  readonly #checkpoints: number[] = [];
  readonly #cache = new Map<number, Inflated>();
  #cached = 0;
  readonly #start: Place;
  /** As far as was inflated. */
  #front: Place;
  #sinceCheckpoint = 0;
  /** Where somebody looks, before the front. */
  #near: Place;

  /** `before` is the output before the first message, where the record does not begin with the connection; null: it is not known. */
  constructor(
    messages: CompressedMessages,
    takeover: boolean,
    store: CheckpointStore,
    before: Uint8Array | null = empty,
  ) {
    this.#messages = messages;
    this.#takeover = takeover;
    this.#store = store;
    this.#start = { at: 0, window: before ?? empty, known: before !== null };
    this.#front = this.#start;
    this.#near = this.#start;
  }

  /** The last output as far as was inflated, at most 32 KiB; null where messages to come may refer to more than is known. */
  get window(): Uint8Array | null {
    return this.#front.known ? this.#front.window : null;
  }

  /**
   * Inflates messages before `id` until it is this time of `performance.now()`. True when none is left, and `inflate`
   * will take but a moment.
   */
  approach(id: number, until: number): boolean {
    while (this.#takeover && this.#skip(id)) if (performance.now() > until) return false;
    return true;
  }

  inflate(id: number): Inflated {
    const known = this.#cache.get(id);
    if (known !== undefined) return known;
    if (!this.#takeover) return this.#remember(id, inflateOne(this.#messages.bytes(id), this.#start));
    if (id > this.#front.at) {
      this.approach(id, Infinity);
      return this.#messages.next(this.#front.at, id) === id ? this.#advance(id) : notWhole;
    }
    let place = this.#placeBefore(id);
    let result: Inflated = notWhole;
    for (let next = this.#messages.next(place.at, id); next !== undefined; next = this.#messages.next(next, id)) {
      result = inflateOne(this.#messages.bytes(next), place);
      place = after(next, place, result);
      this.#remember(next, result);
    }
    this.#near = place;
    return place.at === id ? result : notWhole;
  }

  /** The nearest place before `id` that is known: where somebody looked last, a checkpoint or the start. */
  #placeBefore(id: number): Place {
    const near = this.#near.at < id ? this.#near : this.#start;
    for (let k = this.#checkpoints.length - 1; k >= 0; k--) {
      const at = this.#checkpoints[k]!;
      if (at >= id) continue;
      if (at <= near.at) break;
      const window = this.#store.read(k * windowSize, windowSize);
      if (window.length === windowSize) return { at, window, known: true };
    }
    return near;
  }

  /** Inflates the front's next message. */
  #advance(id: number): Inflated {
    const result = inflateOne(this.#messages.bytes(id), this.#front);
    this.#moveFront(after(id, this.#front, result), result.bytes?.length ?? 0);
    return this.#remember(id, result);
  }

  /** Brings the front over some messages before `end` at once; false where there is none. */
  #skip(end: number): boolean {
    const batch: Uint8Array[] = [];
    let size = 0;
    let last = 0;
    for (
      let id = this.#messages.next(this.#front.at, end - 1);
      id !== undefined;
      id = this.#messages.next(id, end - 1)
    ) {
      const bytes = this.#messages.bytes(id);
      if (!(bytes instanceof Uint8Array)) {
        if (last === 0) this.#advance(id);
        last ||= id;
        break;
      }
      batch.push(bytes, tail);
      size += bytes.length + tail.length;
      last = id;
      if (size >= batchSize) break;
    }
    if (batch.length > 0) this.#skipBatch(batch, size, last);
    return last !== 0;
  }

  #skipBatch(batch: readonly Uint8Array[], size: number, last: number): void {
    const output = inflateTogether(batch, size, this.#front);
    if (output !== undefined) {
      this.#moveFront(after(last, this.#front, { bytes: output }), output.length);
      return;
    }
    for (let id = this.#messages.next(this.#front.at, last); id !== undefined; id = this.#messages.next(id, last)) {
      this.#advance(id);
    }
  }

  #moveFront(place: Place, output: number): void {
    this.#front = place;
    this.#sinceCheckpoint += output;
    if (this.#sinceCheckpoint < checkpointEvery || place.window.length < windowSize) return;
    this.#store.append(place.window);
    this.#checkpoints.push(place.at);
    this.#sinceCheckpoint = 0;
  }

  #remember(id: number, result: Inflated): Inflated {
    const size = (result.bytes?.length ?? 0) + 64;
    if (size > cacheLimit / 4 || this.#cache.has(id)) return result;
    this.#cached += size;
    this.#cache.set(id, result);
    for (const [oldest, { bytes }] of this.#cache) {
      if (this.#cached <= cacheLimit) break;
      this.#cache.delete(oldest);
      this.#cached -= (bytes?.length ?? 0) + 64;
    }
    return result;
  }
}

export const notWhole: NotInflated = { error: 'The message is not whole.', invalid: false };

/** A message may be longer than this; then it is not inflated. */
export const tooLong: NotInflated = { error: `It inflates to more than ${inflateLimit} bytes.`, invalid: false };

function inflateOne(payload: Uint8Array | NotInflated, { window, known }: Place): Inflated {
  if (!(payload instanceof Uint8Array)) return payload;
  try {
    const inflated = inflateRawSync(inputOf([payload, tail], payload.length + tail.length), options(window));
    // A copy: the result is a view on a buffer of at least 16 KiB, which the cache would keep alive.
    return { bytes: new Uint8Array(inflated) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (reason.includes('larger than')) return tooLong;
    return known ? { error: reason, invalid: true } : unknownBefore;
  }
}

const unknownBefore: NotInflated = {
  error: 'It refers to what came before it, which could not be inflated or was not recorded.',
  invalid: false,
};

/** The output of several messages; undefined where one of them must be looked at by itself. */
function inflateTogether(parts: readonly Uint8Array[], size: number, { window }: Place): Uint8Array | undefined {
  try {
    const { buffer, engine } = inflateRawSync(inputOf(parts, size), { ...options(window), info: true }) as unknown as {
      buffer: Uint8Array;
      engine: { bytesWritten: number };
    };
    // A message may end DEFLATE's data by itself (RFC 7692 §7.2.3.4); what is after it was not read then.
    return engine.bytesWritten === size + lastBlock.length ? buffer : undefined;
  } catch {
    return undefined;
  }
}

function options(window: Uint8Array): ZlibOptions {
  return {
    maxOutputLength: inflateLimit,
    ...(window.length === 0 ? {} : { dictionary: window }),
  };
}

/** The place after a message. What could not be inflated leaves nothing to refer to. */
function after(id: number, { window, known }: Place, { bytes }: { bytes?: Uint8Array | undefined }): Place {
  if (bytes === undefined) return { at: id, window: empty, known: false };
  const newest = lastBytes(window, bytes);
  return { at: id, window: newest, known: known || newest.length === windowSize };
}

function inputOf(parts: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size + lastBlock.length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  bytes.set(lastBlock, at);
  return bytes;
}

function lastBytes(before: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (bytes.length >= windowSize) return bytes.slice(bytes.length - windowSize);
  const keep = Math.min(before.length, windowSize - bytes.length);
  const joined = new Uint8Array(keep + bytes.length);
  joined.set(before.subarray(before.length - keep));
  joined.set(bytes, keep);
  return joined;
}
