import type { Handshake } from '../contract/model.ts';
import type { Statistics } from '../contract/statistics.ts';
import type { Capture } from './capture/capture.ts';
import type { MessageReader } from './capture/messageReader.ts';
import { OperationTally } from './operationTally.ts';
import type { Reading } from './sessionDecoding.ts';
import { SessionReplies } from './sessionReplies.ts';
import { CaptureStatistics } from './statistics/captureStatistics.ts';

/** Milliseconds: nobody looks any more, and nothing is counted until somebody asks again. */
const restsAfter = 2_000;

/** The statistics of a session, counted behind as long as somebody asks for them. */
export class SessionStatistics {
  readonly #capture: Capture;
  readonly #reader: MessageReader;
  readonly #time: () => number | undefined;
  readonly #now: () => number;
  readonly #replies: SessionReplies;
  readonly #reading: () => Reading | undefined;
  #statistics: CaptureStatistics | undefined;
  /** Until when somebody looks; of `#now`. */
  #until = 0;
  #counting = false;
  #stopped = new AbortController();

  /**
   * `time` is up to when time has gone on for the session, milliseconds since the epoch; undefined where nothing more
   * comes. `now` is a clock in milliseconds. `reading` is what reads the messages; when that is another one there is to be a `reset`.
   */
  constructor(
    capture: Capture,
    reader: MessageReader,
    time: () => number | undefined = () => undefined,
    now = () => performance.now(),
    replies = new SessionReplies(capture, reader),
    reading: () => Reading | undefined = () => undefined,
  ) {
    this.#capture = capture;
    this.#reader = reader;
    this.#time = time;
    this.#now = now;
    this.#replies = replies;
    this.#reading = reading;
  }

  /** What is known now, after a step; the rest is counted behind. */
  ask(handshake: Handshake | null): Statistics {
    this.#until = this.#now() + restsAfter;
    const statistics = this.#current();
    if (!this.#counting && !statistics.step()) void this.#countOn(statistics, this.#stopped.signal);
    return statistics.tell({ handshake, now: this.#time() });
  }

  /** The capture was cleared or closed: what was counted is of another record. */
  reset(): void {
    this.#stopped.abort();
    this.#stopped = new AbortController();
    this.#statistics = undefined;
    this.#counting = false;
  }

  #current(): CaptureStatistics {
    const known = this.#statistics;
    if (known?.generation === this.#capture.generation) return known;
    this.reset();
    const { pairing } = this.#replies;
    const reading = this.#reading();
    const operations = reading && new OperationTally(this.#capture, this.#reader, pairing, reading);
    return (this.#statistics = new CaptureStatistics(this.#capture, this.#reader, pairing, operations));
  }

  /** Between the sockets' turns. */
  async #countOn(statistics: CaptureStatistics, signal: AbortSignal): Promise<void> {
    this.#counting = true;
    try {
      do {
        if (statistics.long === undefined) await new Promise(setImmediate);
        else await this.#reader.settle([statistics.long], signal);
        if (signal.aborted || statistics.generation !== this.#capture.generation) return;
      } while (this.#now() < this.#until && !statistics.step());
    } catch {
      // The capture was closed or cleared meanwhile; who asks again hears what cannot be read.
    } finally {
      if (!signal.aborted) this.#counting = false;
    }
  }
}
