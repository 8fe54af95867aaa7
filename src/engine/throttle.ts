/** Runs `action` soon after it is asked for, and at most once in `interval` milliseconds however often it is asked for. */
export class Throttle {
  readonly #action: () => void;
  readonly #interval: number;
  #timer: NodeJS.Timeout | undefined;
  #last = -Infinity;

  constructor(action: () => void, interval: number) {
    this.#action = action;
    this.#interval = interval;
  }

  /** As soon as what is going on now is done, where the last time is long enough ago. */
  request(): void {
    if (this.#timer !== undefined) return;
    const wait = this.#last + this.#interval - performance.now();
    this.#timer = setTimeout(() => this.now(), Math.max(0, wait));
  }

  /** Runs it at once, and what was asked for is done with it. */
  now(): void {
    this.cancel();
    this.#last = performance.now();
    this.#action();
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
