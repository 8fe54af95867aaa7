import type { Heartbeat as HeartbeatSettings } from '../contract/profile.ts';
import type { Clock } from './clock.ts';

/** Faster ones would be a flood. */
const shortest = 10;

export interface HeartbeatEvents {
  /** To be sent now. */
  beat(): void;
  /** Nothing has come for the time-out's length since a beat; no further one follows. */
  dead(): void;
  /** Grows with whatever comes from the peer: its bytes. */
  received(): number;
  /** We have stopped to listen: nothing can come. */
  deaf(): boolean;
}

/** Says at a steady pace that we are there, and listens whether the peer is. */
export class Heartbeat {
  readonly #settings: Pick<HeartbeatSettings, 'interval' | 'timeout'>;
  readonly #clock: Clock;
  readonly #events: HeartbeatEvents;
  #stopBeating: (() => void) | undefined;
  /** Waits for an answer to the first beat that has none. */
  #stopListening: (() => void) | undefined;
  /** What had come by that beat. */
  #heard = 0;

  /** The first beat comes after one interval. */
  constructor(settings: Pick<HeartbeatSettings, 'interval' | 'timeout'>, clock: Clock, events: HeartbeatEvents) {
    this.#settings = settings;
    this.#clock = clock;
    this.#events = events;
    this.#wait();
  }

  stop(): void {
    this.#stopBeating?.();
    this.#stopListening?.();
  }

  #wait(): void {
    this.#stopBeating = this.#clock.after(Math.max(shortest, this.#settings.interval), () => {
      this.#wait();
      this.#listen();
      this.#events.beat();
    });
  }

  #listen(): void {
    const { timeout } = this.#settings;
    const heard = this.#events.received();
    // A beat before this one has not been answered yet.
    if (timeout === undefined || (this.#stopListening !== undefined && heard === this.#heard)) return;
    this.#stopListening?.();
    this.#heard = heard;
    this.#stopListening = this.#clock.after(timeout, () => {
      this.#stopListening = undefined;
      if (this.#events.received() !== this.#heard) return;
      if (this.#events.deaf()) {
        this.#listen();
        return;
      }
      this.stop();
      this.#events.dead();
    });
  }
}
