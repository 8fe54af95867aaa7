/**
 * How many events are due at a steady rate. Timers fire late and whole milliseconds apart: fractions are carried over,
 * and what a stalled timer missed is made up for by no more than `burst` events at once.
 */
export class Pace {
  readonly #perMillisecond: number;
  readonly #burst: number;
  #last: number;
  #owed = 0;

  /** `start` and later times are milliseconds on any steady clock. */
  constructor(perSecond: number, start: number, burst: number) {
    this.#perMillisecond = perSecond / 1000;
    this.#last = start;
    this.#burst = burst;
  }

  due(now: number): number {
    this.#owed += (now - this.#last) * this.#perMillisecond;
    this.#last = now;
    const due = Math.min(Math.floor(this.#owed), this.#burst);
    this.#owed = Math.min(this.#owed - due, 1);
    return due;
  }
}
