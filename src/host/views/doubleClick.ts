/** VS Code's trees tell clicks; two of them on the same item are a double-click. */

/** Milliseconds: what desktops have, and a bit for the way here. */
const interval = 600;

export class DoubleClick {
  readonly #now: () => number;
  #last: { item: string; at: number } | undefined;
  #ignoredUntil = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Whether this click on the item is the second one. A third one begins anew. */
  click(item: string): 'first' | 'second' | 'ignored' {
    const at = this.#now();
    if (at < this.#ignoredUntil) {
      this.#ignoredUntil = 0;
      return 'ignored';
    }
    const isSecond = this.#last?.item === item && at - this.#last.at <= interval;
    this.#last = isSecond ? undefined : { item, at };
    return isSecond ? 'second' : 'first';
  }

  /** The next one is none of the person's, if it comes soon: an item was selected by a command. */
  ignoreNext(): void {
    this.#ignoredUntil = this.#now() + interval;
  }
}
