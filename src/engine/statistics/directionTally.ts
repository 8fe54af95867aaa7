import { shortestDuration, type DirectionStatistics } from '../../contract/statistics.ts';
import { Flag } from '../capture/frameRecord.ts';
import { LogHistogram } from './logHistogram.ts';
import { SizeClasses } from './sizeClasses.ts';

/** A frame, as far as it is counted. */
export interface CountedFrame {
  time: number;
  headerLength: number;
  payloadLength: number;
  /** See `Flag`. */
  flags: number;
  /** It is a close, ping or pong, and no part of a message. */
  control: boolean;
}

/** What one direction amounts to; compression beyond its lengths on the wire is found out elsewhere. */
export class DirectionTally {
  readonly #gaps = new LogHistogram(shortestDuration);
  readonly #sizes = new LogHistogram(1);
  readonly #classes = new SizeClasses();
  #frames = 0;
  #bytes = 0;
  #messages = 0;
  #compressed = { messages: 0, wire: 0 };
  /** When the frame before passed; NaN: there is none in this connection. */
  #before = NaN;
  /** Of the message under way; undefined: there is none. */
  #message: { length: number; compressed: boolean } | undefined;

  add({ time, headerLength, payloadLength, flags, control }: CountedFrame): void {
    this.#frames++;
    this.#bytes += headerLength + payloadLength;
    this.#gaps.add(time - this.#before);
    this.#before = time;
    if (control) return;
    if ((flags & Flag.first) !== 0) this.#message = { length: 0, compressed: (flags & Flag.compressed) !== 0 };
    const message = this.#message;
    if (message === undefined) return;
    message.length += payloadLength;
    if ((flags & Flag.last) === 0) return;
    this.#message = undefined;
    this.#messages++;
    this.#sizes.add(message.length);
    this.#classes.add(message.length);
    if (!message.compressed) return;
    this.#compressed.messages++;
    this.#compressed.wire += message.length;
  }

  /** What was under way has no end, and the time until what comes next is no gap of a conversation. */
  reset(): void {
    this.#before = NaN;
    this.#message = undefined;
  }

  get messages(): number {
    return this.#messages;
  }

  get numbers(): Omit<DirectionStatistics, 'compression'> & { compressed: { messages: number; wire: number } } {
    return {
      frames: this.#frames,
      bytes: this.#bytes,
      messages: this.#messages,
      gaps: this.#gaps.percentiles,
      sizes: this.#sizes.percentiles,
      sizeClasses: this.#classes.counts,
      compressed: { ...this.#compressed },
    };
  }
}
