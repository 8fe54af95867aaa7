import { constants, inflateRawSync } from 'node:zlib';

/** The largest window of DEFLATE, and so all of the past that a message can refer to (RFC 7692 §7.1.2). */
const windowSize = 32 * 1024;
const checkpointEvery = 512 * 1024;
const cacheLimit = 8 * 1024 * 1024;

/** A message longer than this is not inflated: a few bytes can claim gigabytes. */
export const inflateLimit = 100 * 1024 * 1024;

/** What a sender cut off after each message (RFC 7692 §7.2.1). */
const tail = Uint8Array.of(0x00, 0x00, 0xff, 0xff);

export type Inflated = { bytes: Uint8Array; error?: undefined } | { bytes?: undefined; error: string };

/** Bytes kept aside, e.g. a `StreamLog`. */
export interface CheckpointStore {
  append(bytes: Uint8Array): void;
  read(offset: number, length: number): Uint8Array;
}

/** The compressed messages of one direction, in order. */
export interface CompressedMessages {
  /** Id of the next compressed message after `id` (0: from the start), whole ones only; undefined where there is none. */
  next(id: number): number | undefined;
  /** Its payload, unmasked, fragments joined. */
  bytes(id: number): Uint8Array;
}

/**
 * Inflates any message of one direction of a permessage-deflate conversation. With context takeover a message needs
 * the 32 KiB of output before it: those are set aside at every 512 KiB of output, so that a message far into the
 * stream is reached from the nearest such checkpoint and not from the start.
 */
export class InflatedStream {
  readonly #messages: CompressedMessages;
  readonly #takeover: boolean;
  readonly #store: CheckpointStore;
  /** Ids of the messages after which a window was stored; checkpoint k lies at k * windowSize. */
  readonly #checkpoints: number[] = [];
  readonly #cache = new Map<number, Inflated>();
  #cached = 0;
  /** The output before the first message, where the record does not begin with the connection. */
  readonly #before: Uint8Array;
  /** State after the message `#at`: the last output. */
  #at = 0;
  #window: Uint8Array;
  #sinceCheckpoint = 0;

  constructor(
    messages: CompressedMessages,
    takeover: boolean,
    store: CheckpointStore,
    before: Uint8Array = new Uint8Array(0),
  ) {
    this.#messages = messages;
    this.#takeover = takeover;
    this.#store = store;
    this.#before = before;
    this.#window = before;
  }

  /** Inflates the next message that was not yet; false where there is none. */
  advance(): boolean {
    const next = this.#takeover ? this.#messages.next(this.#at) : undefined;
    if (next === undefined) return false;
    this.inflate(next);
    return true;
  }

  /** The last output so far, at most 32 KiB. */
  get window(): Uint8Array {
    return this.#window;
  }

  inflate(id: number): Inflated {
    const known = this.#cache.get(id);
    if (known !== undefined) return known;
    if (!this.#takeover) return this.#remember(id, inflateOne(this.#messages.bytes(id), undefined));
    if (id <= this.#at) this.#goBack(id);
    let result: Inflated = { error: 'The message is not whole.' };
    for (let next = this.#messages.next(this.#at); next !== undefined && next <= id; next = this.#messages.next(next)) {
      result = inflateOne(this.#messages.bytes(next), this.#window);
      this.#advance(next, result);
      this.#remember(next, result);
    }
    return this.#at === id ? result : { error: 'The message is not whole.' };
  }

  /** To the last checkpoint before `id`, or to the start. */
  #goBack(id: number): void {
    let k = this.#checkpoints.length - 1;
    while (k >= 0 && this.#checkpoints[k]! >= id) k--;
    this.#at = k < 0 ? 0 : this.#checkpoints[k]!;
    this.#window = k < 0 ? this.#before : this.#store.read(k * windowSize, windowSize);
    this.#sinceCheckpoint = 0;
  }

  #advance(id: number, result: Inflated): void {
    this.#at = id;
    if (result.bytes === undefined) return;
    this.#window = lastBytes(this.#window, result.bytes);
    this.#sinceCheckpoint += result.bytes.length;
    const newest = this.#checkpoints.at(-1) ?? 0;
    if (this.#sinceCheckpoint >= checkpointEvery && id > newest && this.#window.length === windowSize) {
      this.#store.append(this.#window);
      this.#checkpoints.push(id);
      this.#sinceCheckpoint = 0;
    }
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

function inflateOne(payload: Uint8Array, window: Uint8Array | undefined): Inflated {
  const input = new Uint8Array(payload.length + tail.length);
  input.set(payload);
  input.set(tail, payload.length);
  try {
    const inflated = inflateRawSync(input, {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: inflateLimit,
      ...(window === undefined || window.length === 0 ? {} : { dictionary: window }),
    });
    // A copy: the result is a view on a buffer of at least 16 KiB, which the cache would keep alive.
    return { bytes: new Uint8Array(inflated) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { error: reason.includes('larger than') ? `It inflates to more than ${inflateLimit} bytes.` : reason };
  }
}

function lastBytes(before: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (bytes.length >= windowSize) return bytes.slice(bytes.length - windowSize);
  const keep = Math.min(before.length, windowSize - bytes.length);
  const joined = new Uint8Array(keep + bytes.length);
  joined.set(before.subarray(before.length - keep));
  joined.set(bytes, keep);
  return joined;
}
