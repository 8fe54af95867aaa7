/** Runs `action` soon after it is asked for, and at most once in `interval` milliseconds however often it is asked for. */
export class Throttle {
  readonly #action: () => void;
  readonly #interval: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(action: () => void, interval: number) {
    this.#action = action;
    this.#interval = interval;
  }

  request(): void {
    this.#timer ??= setTimeout(() => this.now(), this.#interval);
  }

  /** Runs it at once, and what was asked for is done with it. */
  now(): void {
    this.cancel();
    this.#action();
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
