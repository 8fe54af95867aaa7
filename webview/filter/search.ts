/** The search for the rows that a filter lets through, as far as a person needs to know of it. */
import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { isComplete } from '../table/pages.ts';
import type { PaceClock } from '../table/pace.ts';
import type { Page } from '../table/pages.ts';

/** Milliseconds: what is over sooner is not told. */
export const SHOWN_AFTER = 150;

/** Rows of the view looked at, of all, and those among them that match. */
export interface SearchProgress {
  searched: number;
  all: number;
  hits: number;
}

export class Search {
  /** The person has stopped it: the rows are those of the part that was looked at. */
  readonly stopped = signal(false);
  /** It goes on, and has for a while. */
  readonly going = signal(false);
  /** How far it is; undefined where all was looked at, or nothing is known of it yet. */
  readonly progress: ReadonlySignal<SearchProgress | undefined>;
  readonly #clock: PaceClock;
  /** Since when answers have said that there is more to look at. */
  #since: number | undefined;
  #waiting = false;

  /** `page` is the newest answer. */
  constructor(page: ReadonlySignal<Page | undefined>, clock: PaceClock) {
    this.#clock = clock;
    this.progress = computed(() => {
      const now = page.value;
      return now && !isComplete(now) ? { searched: now.searched, all: now.all, hits: now.total } : undefined;
    });
  }

  /** An answer came. */
  heard(complete: boolean): void {
    if (complete) this.#ended(false);
    else if (!this.stopped.peek()) this.#goesOn();
  }

  stop(): void {
    this.#ended(true);
  }

  /** From where it was stopped; or other rows are asked for, and what was stopped was another search. */
  goOn(): void {
    this.stopped.value = false;
  }

  #ended(stopped: boolean): void {
    this.#since = undefined;
    batch(() => {
      this.going.value = false;
      this.stopped.value = stopped;
    });
  }

  #goesOn(): void {
    this.#since ??= this.#clock.now();
    if (this.#waiting || this.going.peek()) return;
    this.#waiting = true;
    this.#clock.after(this.#since + SHOWN_AFTER - this.#clock.now(), () => {
      this.#waiting = false;
      if (this.#since === undefined) return;
      if (this.#clock.now() >= this.#since + SHOWN_AFTER) this.going.value = true;
      else this.#goesOn();
    });
  }
}
