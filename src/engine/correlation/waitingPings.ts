import type { Direction } from '../../contract/model.ts';

export interface WaitingPing {
  /** Any text that stands for its bytes. */
  payload: string;
  row: number;
  time: number;
}

export interface PongMeaning {
  /** The ping that it answers. */
  answers?: WaitingPing;
  /** Those that are waited for no more, besides. */
  excused: readonly WaitingPing[];
}

const nothing: PongMeaning = { excused: [] };

/**
 * Pings that are not answered yet, the newest so many: a peer that never answers makes them no more. A pong may answer
 * several pings by answering the newest (RFC 6455 §5.5.3), so those before it are waited for no more; where several with
 * its payload are waited for, nobody can tell which one it answers.
 */
export class WaitingPings {
  readonly #most: number;
  #waiting: Record<Direction, WaitingPing[]> = { in: [], out: [] };

  constructor(most: number) {
    this.#most = most;
  }

  /** Returns the one that was forgotten for it, where there were too many. */
  ping(direction: Direction, ping: WaitingPing): WaitingPing | undefined {
    const waiting = this.#waiting[direction];
    waiting.push(ping);
    return waiting.length > this.#most ? waiting.shift() : undefined;
  }

  /** `direction` is the pong's: it answers a ping of the other one. */
  pong(direction: Direction, payload: string): PongMeaning {
    const waiting = this.#waiting[direction === 'in' ? 'out' : 'in'];
    const first = waiting.findIndex((ping) => ping.payload === payload);
    if (first < 0) return nothing;
    const last = waiting.findLastIndex((ping) => ping.payload === payload);
    const answers = first === last ? waiting[first]! : undefined;
    const excused = waiting.splice(0, last + 1).filter((ping) => ping !== answers);
    return answers === undefined ? { excused } : { answers, excused };
  }

  /** Another connection: nobody answers pings of the one before. */
  clear(): void {
    this.#waiting = { in: [], out: [] };
  }
}
