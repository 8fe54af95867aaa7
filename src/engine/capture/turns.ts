/** Lets at most so many pieces of work go on at a time; the others wait, first come, first served. */
export class Turns {
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];
  #going = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Calls `begin` now or later; it is to call `end` once when its work is done. */
  take(begin: (end: () => void) => void): void {
    if (this.#going === this.#most) {
      this.#waiting.push(() => this.take(begin));
      return;
    }
    this.#going++;
    begin(() => {
      this.#going--;
      this.#waiting.shift()?.();
    });
  }
}
