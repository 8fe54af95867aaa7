import type { Direction } from '../contract/model.ts';

/** Frames in the last whole second, by direction. */
export class Rates {
  readonly #count: () => Record<Direction, number>;
  #before: Record<Direction, number>;
  #last: Record<Direction, number> = { in: 0, out: 0 };

  constructor(count: () => Record<Direction, number>) {
    this.#count = count;
    this.#before = count();
  }

  get last(): Readonly<Record<Direction, number>> {
    return this.#last;
  }

  /** The counts begin anew. */
  reset(): void {
    this.#before = this.#count();
    this.#last = { in: 0, out: 0 };
  }

  /** To be called each second; true when a rate changed. */
  tick(): boolean {
    const now = this.#count();
    const last = { in: now.in - this.#before.in, out: now.out - this.#before.out };
    const changed = last.in !== this.#last.in || last.out !== this.#last.out;
    this.#before = now;
    this.#last = last;
    return changed;
  }
}
