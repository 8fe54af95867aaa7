import type { Direction } from '../../contract/model.ts';
import { shortestDuration, type Percentiles } from '../../contract/statistics.ts';
import { WaitingPings } from '../correlation/waitingPings.ts';
import { LogHistogram } from './logHistogram.ts';

/** Pings of one side that are not answered yet and are remembered; a peer that never answers makes it no longer. */
const mostWaiting = 256;

/** Times from a ping to its pong: of those of which it is known which one it answers. */
export class PingTimes {
  readonly #times: Record<Direction, LogHistogram> = {
    in: new LogHistogram(shortestDuration),
    out: new LogHistogram(shortestDuration),
  };
  readonly #waiting = new WaitingPings(mostWaiting);

  /** `payload` is any text that stands for the bytes. */
  ping(direction: Direction, payload: string, time: number): void {
    this.#waiting.ping(direction, { payload, time, row: 0 });
  }

  /** `direction` is the pong's: it answers a ping of the other one. */
  pong(direction: Direction, payload: string, time: number): void {
    const { answers } = this.#waiting.pong(direction, payload);
    if (answers !== undefined) this.#times[direction === 'in' ? 'out' : 'in'].add(time - answers.time);
  }

  /** Another connection: nobody answers pings of the one before. */
  reset(): void {
    this.#waiting.clear();
  }

  /** By who sent the ping. */
  get percentiles(): Record<Direction, Percentiles> {
    return { in: this.#times.in.percentiles, out: this.#times.out.percentiles };
  }
}
