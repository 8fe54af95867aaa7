import { inflateLong, type Measured } from './inflateLong.ts';
import {
  after,
  inflateBeginning,
  inflateLimit,
  inflateOne,
  inflateTogether,
  notWhole,
  sliceLength,
  tail,
  tooLong,
  windowSize,
  type Inflated,
  type NotInflated,
  type Place,
} from './inflateMessage.ts';
import { beginningLength, outlineOf, outlineOfMeasured, Outlines, type Outline } from './outlines.ts';

const checkpointEvery = 512 * 1024;
const cacheLimit = 8 * 1024 * 1024;
/** Compressed bytes that are inflated at once where nobody looks. */
const batchSize = 64 * 1024;
/** Compressed bytes in which a message's beginning is looked for. */
const beginningSize = 64 * 1024;
const sliceMilliseconds = 8;

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
  /** Its payload, unmasked, fragments joined; or why there is none. Undefined where it is longer than `limit`. */
  bytes(id: number, limit: number): Uint8Array | NotInflated | undefined;
  /** The first bytes of the payload. */
  beginning(id: number, length: number): Uint8Array;
  /** The payload piece by piece; throws where it is not there any more. */
  pieces(id: number): Iterable<Uint8Array>;
}

/** A message's first bytes, and how many it has. */
export type Beginning = { bytes: Uint8Array; total: number; error?: undefined } | NotInflated;

/** How far a place before a message was brought: `long`, the next one on the way is too long to be inflated at one go. */
type Way = 'there' | 'more' | 'long';

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
  readonly #outlines = new Outlines();
  readonly #measuring = new Map<number, Promise<void>>();
  readonly #start: Place;
  /** As far as was inflated. */
  #front: Place;
  #sinceCheckpoint = 0;
  /** Messages up to this one were not inflated together, because that could not be done. */
  #oneByOne = 0;
  /** Where somebody looks, before the front. */
  #near: Place;
  #closed = false;

  /** `before` is the output before the first message, where the record does not begin with the connection; null: it is not known. */
  constructor(
    messages: CompressedMessages,
    takeover: boolean,
    store: CheckpointStore,
    before: Uint8Array | null = new Uint8Array(0),
  ) {
    this.#messages = messages;
    this.#takeover = takeover;
    this.#store = store;
    this.#start = { at: 0, window: before ?? new Uint8Array(0), known: before !== null };
    this.#front = this.#start;
    this.#near = this.#start;
  }

  /** The last output as far as was inflated, at most 32 KiB; null where messages to come may refer to more than is known. */
  get window(): Uint8Array | null {
    return this.#front.known ? this.#front.window : null;
  }

  /** The record is another one: what goes on in the background ends. */
  close(): void {
    this.#closed = true;
  }

  /**
   * Inflates what comes before message `id` until it is this time of `performance.now()`. True when none is left, and
   * to inflate the message takes no more than its own length does. False, however often it is asked, where one on the
   * way takes long: see `reach`.
   */
  approach(id: number, until: number): boolean {
    return this.#bring(id, until, sliceLength) === 'there';
  }

  /** The same until none is left, in slices, so that sockets have their turn; without end or error once it is closed. */
  async reach(id: number, signal?: AbortSignal): Promise<void> {
    while (!this.#closed) {
      const way = this.#slice(id);
      if (way === 'there') return;
      await this.#goOn(id, way);
      signal?.throwIfAborted();
    }
  }

  /** The whole message, however long that takes. */
  inflate(id: number): Inflated {
    const known = this.#cache.get(id);
    if (known !== undefined) return known;
    this.#bring(id, Infinity, inflateLimit);
    if (this.#nextTo(id) !== id) return notWhole;
    return this.#inflateNext(id, this.#placeOf(id), inflateLimit) ?? tooLong;
  }

  /** What is known of the message, or takes but a moment to be known; undefined where one before it takes longer. */
  outline(id: number): Outline | undefined {
    const known = this.#outlines.get(id);
    if (known !== undefined) return known;
    const cached = this.#cache.get(id);
    if (cached !== undefined) return this.#outlines.set(id, outlineOf(cached));
    if (this.#bring(id, 0, sliceLength) !== 'there') return undefined;
    // It may be whole some day.
    if (this.#nextTo(id) !== id) return outlineOf(notWhole);
    const inflated = this.#inflateNext(id, this.#placeOf(id), sliceLength);
    if (inflated === undefined) return this.#outlines.get(id);
    const outline = outlineOf(inflated);
    // Without takeover it was not asked whether that day may come.
    return inflated === notWhole && !this.#takeover ? outline : this.#outlines.set(id, outline);
  }

  /** Finds out all that an outline tells, in slices. Each message is inflated once for that, as long as it is remembered. */
  async settle(id: number, signal?: AbortSignal): Promise<void> {
    while (!this.#closed) {
      const outline = this.outline(id);
      if (outline !== undefined && outline.kind !== 'begun') return;
      const way = this.#slice(id);
      // It can be looked at now: whether it is long, or whole at all, is not known before.
      if (way === 'there' && outline === undefined) continue;
      await this.#goOn(id, way);
      signal?.throwIfAborted();
    }
  }

  /** The first `limit` bytes, and the length of all; in slices. Not whole where it is closed meanwhile. */
  async read(id: number, limit: number, signal?: AbortSignal): Promise<Beginning> {
    await this.settle(id, signal);
    const outline = this.#closed ? undefined : this.outline(id);
    if (outline === undefined || outline.kind === 'begun') return notWhole;
    if (outline.kind === 'refused') return outline.why;
    if (outline.kind === 'longer') return tooLong;
    const { length: total } = outline;
    if (total <= sliceLength) {
      await this.reach(id, signal);
      const inflated = this.inflate(id);
      return inflated.bytes === undefined ? inflated : { bytes: inflated.bytes.slice(0, limit), total };
    }
    // What it is inflated from must be the place that it was brought to in this turn: others move it, too.
    for (let way = this.#slice(id); way !== 'there'; way = this.#slice(id)) {
      await this.#goOn(id, way);
      signal?.throwIfAborted();
    }
    const wanted = (): boolean => !this.#closed && signal?.aborted !== true;
    const options = { keep: limit, stopAt: Math.min(limit, inflateLimit), wanted };
    const measured = await inflateLong(this.#messages.pieces(id), this.#placeOf(id), options);
    signal?.throwIfAborted();
    if (measured === undefined) return notWhole;
    return 'error' in measured ? measured : { bytes: measured.beginning, total };
  }

  #slice(id: number): Way {
    return this.#bring(id, performance.now() + sliceMilliseconds, sliceLength);
  }

  /** Where a message is inflated from, once it was brought there. */
  #placeOf(id: number): Place {
    if (!this.#takeover) return this.#start;
    return id > this.#front.at ? this.#front : this.#near;
  }

  /** The message after that place, up to this one. */
  #nextTo(id: number): number | undefined {
    return this.#takeover ? this.#messages.next(this.#placeOf(id).at, id) : id;
  }

  /** Lets the sockets have their turn, or inflates the long message on the way to this one. */
  async #goOn(id: number, way: Way): Promise<void> {
    const next = way === 'more' ? undefined : this.#nextTo(id);
    if (next === undefined) {
      await new Promise(setImmediate);
      return;
    }
    let measuring = this.#measuring.get(next);
    if (measuring === undefined) {
      measuring = this.#measure(next, this.#placeOf(id)).finally(() => this.#measuring.delete(next));
      this.#measuring.set(next, measuring);
    }
    await measuring;
  }

  async #measure(id: number, place: Place): Promise<void> {
    const measured = await inflateLong(this.#messages.pieces(id), place, {
      keep: beginningLength,
      stopAt: inflateLimit,
      progress: (length) => {
        const begun = this.#outlines.get(id);
        if (begun?.kind === 'begun') begun.length = length;
      },
      wanted: () => !this.#closed,
    });
    if (measured === undefined) return;
    this.#outlines.set(id, outlineOfMeasured(measured));
    this.#move(place, after(id, place, { bytes: endOf(measured) }), 'error' in measured ? 0 : measured.length);
  }

  #bring(id: number, until: number, limit: number): Way {
    if (!this.#takeover) return 'there';
    for (;;) {
      const way = id > this.#front.at ? this.#skip(id, limit) : this.#walk(id, limit);
      if (way !== 'more') return way;
      if (performance.now() > until) return 'more';
    }
  }

  /** Brings the front over some messages before `end` at once. */
  #skip(end: number, limit: number): Way {
    const first = this.#messages.next(this.#front.at, end - 1);
    if (first === undefined) return 'there';
    const batch: Uint8Array[] = [];
    let size = 0;
    let last = 0;
    for (let id: number | undefined = first; id !== undefined; id = this.#messages.next(id, end - 1)) {
      const bytes = id <= this.#oneByOne ? undefined : this.#messages.bytes(id, batchSize);
      if (!(bytes instanceof Uint8Array)) break;
      batch.push(bytes, tail);
      size += bytes.length + tail.length;
      last = id;
      if (size >= batchSize) break;
    }
    // One by itself is inflated as such, and remembered.
    const output = last > first ? inflateTogether(batch, size, this.#front, limit) : undefined;
    if (output === undefined) {
      this.#oneByOne = Math.max(this.#oneByOne, last);
      return this.#inflateNext(first, this.#front, limit) === undefined ? 'long' : 'more';
    }
    this.#move(this.#front, after(last, this.#front, { bytes: output }), output.length);
    return 'more';
  }

  /** Brings the near place over one message before `end`. */
  #walk(end: number, limit: number): Way {
    this.#near = this.#placeBefore(end);
    const next = this.#messages.next(this.#near.at, end - 1);
    if (next === undefined) return 'there';
    return this.#inflateNext(next, this.#near, limit) === undefined ? 'long' : 'more';
  }

  /** The nearest place before `id` that is known: where somebody looked last, a checkpoint or the start. */
  #placeBefore(id: number): Place {
    const near = this.#near.at < id ? this.#near : this.#start;
    for (let k = this.#checkpointBefore(id); k >= 0; k--) {
      const at = this.#checkpoints[k]!;
      if (at <= near.at) break;
      const window = this.#store.read(k * windowSize, windowSize);
      if (window.length === windowSize) return { at, window, known: true };
    }
    return near;
  }

  /** The last checkpoint before `id`, -1 where there is none. */
  #checkpointBefore(id: number): number {
    let low = -1;
    let high = this.#checkpoints.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#checkpoints[middle]! < id) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Inflates the message after this place, and goes on to after it; undefined where it is longer than this limit. */
  #inflateNext(id: number, place: Place, limit: number): Inflated | undefined {
    const patient = limit < inflateLimit;
    const outline = patient ? this.#outlines.get(id) : undefined;
    if (outline?.kind === 'begun' || (outline?.kind === 'whole' && outline.length > limit)) return undefined;
    const bytes = this.#messages.bytes(id, patient ? limit : Infinity);
    const result = bytes instanceof Uint8Array ? inflateOne(bytes, place, limit) : bytes;
    if (result === undefined) {
      const beginning = inflateBeginning(this.#messages.beginning(id, beginningSize), place, beginningLength);
      this.#outlines.set(id, { kind: 'begun', length: beginning.length, beginning });
      return undefined;
    }
    this.#move(place, after(id, place, result), result.bytes?.length ?? 0);
    return this.#remember(id, result);
  }

  #move(from: Place, to: Place, output: number): void {
    if (!this.#takeover) return;
    if (from === this.#front) this.#moveFront(to, output);
    else if (from === this.#near) this.#near = to;
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
    // One that is not whole may be some day.
    if (result === notWhole || size > cacheLimit / 4 || this.#cache.has(id)) return result;
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

/** What a message after it can refer to; nothing where its end was not reached. */
function endOf(measured: Measured | NotInflated): Uint8Array | undefined {
  return 'error' in measured || measured.more ? undefined : measured.end;
}
