/**
 * How many events are due at a steady rate, whenever a timer fires: fractions are carried over, and what a stalled timer
 * missed is made up for by no more than `burst` events at once.
 */
export class Pace {
  readonly #perSecond: number;
  readonly #start: number;
  readonly #burst: number;
  /** Events that were due before. */
  #past = 0;

  /** `start` and later times are milliseconds on any steady clock. */
  constructor(perSecond: number, start: number, burst: number) {
    this.#perSecond = perSecond;
    this.#start = start;
    this.#burst = burst;
  }

  due(now: number): number {
    const due = Math.floor(((now - this.#start) * this.#perSecond) / 1000) - this.#past;
    this.#past += due;
    return Math.min(due, this.#burst);
  }
}
