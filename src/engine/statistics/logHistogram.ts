import { percentileError, type Percentiles } from '../../contract/statistics.ts';

/** From one class to the next; the middle of a class is nowhere farther off than `percentileError`. */
const ratio = (1 + percentileError) ** 2;
const logRatio = Math.log(ratio);
const largest = 2 ** 53;

/** Counts numbers in classes that grow with them: any number of numbers in bounded memory, with a bounded error. */
export class LogHistogram {
  readonly #least: number;
  /** `[0]`: all below `least`. */
  readonly #counts: Float64Array;
  #count = 0;
  #min = Infinity;
  #max = 0;

  /** Numbers below `least` are told as 0. */
  constructor(least: number) {
    this.#least = least;
    this.#counts = new Float64Array(this.#classOf(largest) + 1);
  }

  /** Of a negative number, e.g. where the clock was put back, 0 is counted. What is no number is not. */
  add(value: number): void {
    if (!Number.isFinite(value)) return;
    const known = Math.min(Math.max(0, value), largest);
    this.#counts[this.#classOf(known)]!++;
    this.#count++;
    this.#min = Math.min(this.#min, known);
    this.#max = Math.max(this.#max, known);
  }

  get percentiles(): Percentiles {
    const [p50, p90, p99] = [0.5, 0.9, 0.99].map((share) => this.#percentile(share)) as [number, number, number];
    return { count: this.#count, p50, p90, p99, max: this.#max };
  }

  get count(): number {
    return this.#count;
  }

  /** The smallest number that this share of all is not above: 0 to 1. */
  at(share: number): number {
    return this.#percentile(share);
  }

  #classOf(value: number): number {
    return value < this.#least ? 0 : Math.max(0, Math.floor(Math.log(value / this.#least) / logRatio)) + 1;
  }

  /** Nearest rank: the smallest number that this share of all is not above. */
  #percentile(share: number): number {
    if (this.#count === 0) return 0;
    const rank = Math.max(1, Math.ceil(share * this.#count));
    if (rank === this.#count) return this.#max;
    let seen = this.#counts[0]!;
    if (seen >= rank) return 0;
    let at = 0;
    while (seen < rank) seen += this.#counts[++at]!;
    const middle = this.#least * ratio ** (at - 0.5);
    return Math.min(Math.max(middle, this.#min), this.#max);
  }
}
