import type { Capture } from './capture/capture.ts';
import type { MessageReader } from './capture/messageReader.ts';
import type { CorrelationsOf } from './correlation/correlation.ts';
import { jsonCorrelations } from './correlation/jsonCorrelation.ts';
import { Pairing } from './correlation/pairing.ts';

/** Milliseconds: nobody looks any more, and nothing is looked for until somebody asks again. */
const restsAfter = 2_000;

/** Who answers whom in a session, found behind as long as somebody asks. */
export class SessionReplies {
  readonly #capture: Capture;
  readonly #reader: MessageReader;
  readonly #now: () => number;
  readonly #correlationsOf: CorrelationsOf;
  #pairing: Pairing | undefined;
  /** Until when somebody looks; of `#now`. */
  #until = 0;
  #looking = false;
  #stopped = new AbortController();

  /** `now` is a clock in milliseconds. */
  constructor(
    capture: Capture,
    reader: MessageReader,
    now = () => performance.now(),
    correlationsOf: CorrelationsOf = jsonCorrelations,
  ) {
    this.#capture = capture;
    this.#reader = reader;
    this.#now = now;
    this.#correlationsOf = correlationsOf;
  }

  /** Of the record as it is now. */
  get pairing(): Pairing {
    const known = this.#pairing;
    if (known?.generation === this.#capture.generation) return known;
    this.reset();
    return (this.#pairing = new Pairing(this.#capture, this.#reader, { correlationsOf: this.#correlationsOf }));
  }

  /** What is known now, after a step; the rest is looked for behind. */
  ask(): Pairing {
    this.#until = this.#now() + restsAfter;
    const { pairing } = this;
    if (!this.#looking && !pairing.step()) void this.#lookOn(pairing, this.#stopped.signal);
    return pairing;
  }

  /** Resolves when all that has passed up to now was looked at. */
  async settled(signal: AbortSignal): Promise<Pairing> {
    const { pairing } = this;
    const upTo = this.#capture.frames.count;
    while (pairing.generation === this.#capture.generation && !pairing.step() && pairing.scanned < upTo) {
      await this.rest(pairing, signal);
      signal.throwIfAborted();
    }
    return pairing;
  }

  /** Between two steps: lets the sockets have their turn, or what takes long to inflate be inflated. */
  async rest({ long }: { readonly long?: number | undefined }, signal?: AbortSignal): Promise<void> {
    if (long === undefined) await new Promise(setImmediate);
    else await this.#reader.settle([long], signal);
  }

  /** The capture was cleared or closed: what was found is of another record. */
  reset(): void {
    this.#stopped.abort();
    this.#stopped = new AbortController();
    this.#pairing = undefined;
    this.#looking = false;
  }

  async #lookOn(pairing: Pairing, signal: AbortSignal): Promise<void> {
    this.#looking = true;
    try {
      do {
        await this.rest(pairing, signal);
        if (signal.aborted || pairing.generation !== this.#capture.generation) return;
      } while (this.#now() < this.#until && !pairing.step());
    } catch {
      // The capture was closed or cleared meanwhile; who asks again hears what cannot be read.
    } finally {
      if (!signal.aborted) this.#looking = false;
    }
  }
}
