import type { Direction } from '../../contract/model.ts';
import { shortestDuration, type ReplyStatistics } from '../../contract/statistics.ts';
import type { Capture } from '../capture/capture.ts';
import { Flag, pageRecords } from '../capture/frameRecord.ts';
import type { Pairing } from '../correlation/pairing.ts';
import { Opcode } from '../wire/opcodes.ts';
import { LogHistogram } from './logHistogram.ts';

/** Times from a message that asks to the first one that answers it, counted as they are found. */
export class ReplyTimes {
  readonly #frames: Pick<Capture['frames'], 'page'>;
  readonly #pairing: Pick<Pairing, 'changes' | 'partner' | 'requests'>;
  readonly #times: Record<Direction, LogHistogram> = {
    in: new LogHistogram(shortestDuration),
    out: new LogHistogram(shortestDuration),
  };
  #counted = 0;

  constructor(frames: Pick<Capture['frames'], 'page'>, pairing: Pick<Pairing, 'changes' | 'partner' | 'requests'>) {
    this.#frames = frames;
    this.#pairing = pairing;
  }

  /** Counts what was found since, until it is this time of `performance.now()`; true when none is left. */
  step(until: number): boolean {
    const { changes } = this.#pairing;
    while (this.#counted < changes.length) {
      this.#add(changes.at(this.#counted++));
      if ((this.#counted & 127) === 0 && performance.now() > until) return this.#counted === changes.length;
    }
    return true;
  }

  /** By who asked. */
  get numbers(): Record<Direction, ReplyStatistics> {
    const { requests } = this.#pairing;
    return {
      in: { times: this.#times.in.percentiles, ...requests.in },
      out: { times: this.#times.out.percentiles, ...requests.out },
    };
  }

  #add(request: number): void {
    const reply = this.#pairing.partner(request);
    if (reply === 0) return;
    const page = this.#frames.page(request);
    const at = (request - 1) % pageRecords;
    // Pings are timed by themselves.
    if ((page.byte0(at) & 0xf) === Opcode.ping) return;
    const direction = (page.flags(at) & Flag.out) === 0 ? 'in' : 'out';
    const asked = page.time(at);
    this.#times[direction].add(this.#frames.page(reply).time((reply - 1) % pageRecords) - asked);
  }
}
