/** Does something soon after it is asked for, and not more often than it should. */
import type { Disposable } from '../disposables.ts';

export class Pace implements Disposable {
  readonly #interval: number;
  readonly #act: () => void;
  #timer: NodeJS.Timeout | undefined;
  #last = -Infinity;

  /** `interval`: milliseconds between two times at least. */
  constructor(interval: number, act: () => void) {
    this.#interval = interval;
    this.#act = act;
  }

  /** At once where the last time is long enough ago, else when it will be. */
  request(): void {
    if (this.#timer !== undefined) return;
    const wait = Math.max(0, this.#last + this.#interval - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#last = performance.now();
      this.#act();
    }, wait);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
