import type { Direction } from '../../contract/model.ts';
import { shortestDuration, type Percentiles } from '../../contract/statistics.ts';
import { LogHistogram } from './logHistogram.ts';

/** Pings of one side that are not answered yet and are remembered; a peer that never answers makes it no longer. */
const mostWaiting = 256;

/**
 * Times from a ping to its pong. A pong may answer several pings by answering the newest (RFC 6455 §5.5.3), so those
 * before it are waited for no more; where several with its payload are waited for, nobody can tell which one it answers,
 * and none is timed.
 */
export class PingTimes {
  readonly #times: Record<Direction, LogHistogram> = {
    in: new LogHistogram(shortestDuration),
    out: new LogHistogram(shortestDuration),
  };
  #waiting: Record<Direction, { payload: string; time: number }[]> = { in: [], out: [] };

  /** `payload` is any text that stands for the bytes. */
  ping(direction: Direction, payload: string, time: number): void {
    const waiting = this.#waiting[direction];
    waiting.push({ payload, time });
    if (waiting.length > mostWaiting) waiting.shift();
  }

  /** `direction` is the pong's: it answers a ping of the other one. */
  pong(direction: Direction, payload: string, time: number): void {
    const other = direction === 'in' ? 'out' : 'in';
    const waiting = this.#waiting[other];
    const first = waiting.findIndex((ping) => ping.payload === payload);
    if (first < 0) return;
    const last = waiting.findLastIndex((ping) => ping.payload === payload);
    if (first === last) this.#times[other].add(time - waiting[first]!.time);
    waiting.splice(0, last + 1);
  }

  /** Another connection: nobody answers pings of the one before. */
  reset(): void {
    this.#waiting = { in: [], out: [] };
  }

  /** By who sent the ping. */
  get percentiles(): Record<Direction, Percentiles> {
    return { in: this.#times.in.percentiles, out: this.#times.out.percentiles };
  }
}
