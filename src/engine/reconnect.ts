import type { Reconnecting } from '../contract/model.ts';
import type { ConnectionProfile, Reconnect as ReconnectSettings } from '../contract/profile.ts';
import type { Clock } from './clock.ts';

/** A connection that was open for so long was a good one: delays begin anew after it. */
const lasting = 5_000;

const defaults: Required<ReconnectSettings> = {
  attempts: 10,
  delay: 1_000,
  maxDelay: 30_000,
  factor: 2,
  jitter: 0.5,
  stopOn: [1000, 1008],
};

/** Undefined where a lost connection stays lost. */
export function reconnectSettings(setting: ConnectionProfile['reconnect']): Required<ReconnectSettings> | undefined {
  if (setting === undefined || setting === false) return undefined;
  return setting === true ? defaults : { ...defaults, ...setting };
}

/**
 * When a lost connection is tried again: after a delay that grows from attempt to attempt, and of which a share is left
 * to chance, so that clients that were lost together do not come back together.
 */
export class Reconnect {
  readonly #settings: Required<ReconnectSettings>;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #attempt: () => void;
  /** Delays since a connection was a good one. */
  #steps = 0;
  #number = 0;
  #at: number | undefined;
  #cancel: (() => void) | undefined;

  /** `random` gives 0 to 1; `attempt` is called when the time has come. */
  constructor(
    settings: Required<ReconnectSettings>,
    { clock, random }: { clock: Clock; random: () => number },
    attempt: () => void,
  ) {
    this.#settings = settings;
    this.#clock = clock;
    this.#random = random;
    this.#attempt = attempt;
  }

  /** Undefined while nothing is to be tried. */
  get state(): Reconnecting | undefined {
    if (this.#number === 0) return undefined;
    return {
      attempt: this.#number,
      of: this.#settings.attempts,
      ...(this.#at === undefined ? {} : { at: this.#at }),
    };
  }

  /** A connection that was open for so many milliseconds has ended with one of these codes. True: it is tried again. */
  lost(codes: readonly number[], duration: number): boolean {
    if (codes.some((code) => this.#settings.stopOn.includes(code))) return false;
    if (duration >= lasting) this.#steps = 0;
    return this.#next();
  }

  /** An attempt has failed. True: there is another one. */
  failed(): boolean {
    return this.#next();
  }

  /** An attempt has succeeded. */
  opened(): void {
    this.#number = 0;
  }

  /** Does not wait any longer. False where nothing waits. */
  now(): boolean {
    if (this.#at === undefined) return false;
    this.#cancel?.();
    this.#begin();
    return true;
  }

  /** Nothing is tried any more. False where nothing waits. */
  cancel(): boolean {
    const waits = this.#at !== undefined;
    this.#cancel?.();
    this.#at = undefined;
    this.#number = 0;
    return waits;
  }

  #next(): boolean {
    const { attempts, delay, factor, maxDelay, jitter } = this.#settings;
    if (this.#number >= attempts) {
      this.#number = 0;
      return false;
    }
    this.#number++;
    // Of no delay no power makes one; of an infinite one it would be none that is a number.
    const whole = delay === 0 ? 0 : Math.min(maxDelay, delay * factor ** this.#steps++);
    const share = Math.min(1, Math.max(0, jitter));
    const wait = Math.max(0, whole * (1 - share * this.#random()));
    this.#at = this.#clock.now() + wait;
    this.#cancel = this.#clock.after(wait, () => this.#begin());
    return true;
  }

  #begin(): void {
    this.#at = undefined;
    this.#attempt();
  }
}
