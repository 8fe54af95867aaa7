/** Where the rows stand on the screen, and which of them are needed for that. */
import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { bottomTop, clampTop, heldTop, isFar, pageOf, rangeAround, rangeSeen, ROW_HEIGHT } from './geometry.ts';
import type { Heading, Range } from './geometry.ts';
import { LAST_ROWS } from '../../src/contract/panel.ts';
import type { Page } from './pages.ts';

const FAR_INTERVAL = 1000 / 30;

export class Scroll {
  /** The last rows are shown, and the newest as they come. */
  readonly following = signal(true);
  /** Of the rows' place on the screen, in pixels. */
  readonly height = signal(0);
  /** In pixels. */
  readonly rowHeight = signal(ROW_HEIGHT);
  /** Rows that fit there, with a fraction. */
  readonly fits = computed(() => Math.max(0, this.height.value) / this.rowHeight.value);
  /** Where the rows stand while they do not follow. */
  readonly rest = signal(0);
  /** The row that the reader wants at the upper edge, with a fraction. */
  readonly top = computed(() => {
    const total = this.#page.value?.total ?? 0;
    const fits = this.fits.value;
    return this.following.value ? bottomTop(total, fits) : clampTop(this.rest.value, total, fits);
  });
  /**
   * The row that is at the upper edge: as near to `top` as there are rows to show. Until those of another place are here,
   * the ones that are stay, because nobody reads in empty lines.
   */
  readonly shown = computed(() => {
    const page = this.#page.value;
    const top = this.top.value;
    if (!page) return top;
    const held = { start: page.start, end: page.start + page.rows.length };
    return heldTop(top, held, page.total, this.fits.value);
  });
  /** Of the rows to ask for. Numbers: as long as they stay, nothing is asked anew. */
  readonly start = computed(() => this.#range().start);
  readonly count = computed(() => this.#range().count);
  /** The reader has left the rows that are here, as by dragging the scroll bar. */
  readonly #isFar = computed(() => isFar(this.top.value, this.shown.value, this.fits.value));
  /**
   * Milliseconds from one question for rows to the next. Rows of a place far away are all drawn anew: every other picture
   * is left to the scroll bar, which moves in each.
   */
  readonly askEvery = computed(() => (this.#isFar.value ? FAR_INTERVAL : 0));
  readonly #heading = signal<Heading>(0);
  readonly #page: ReadonlySignal<Page | undefined>;

  /** `page` is the newest answer. */
  constructor(page: ReadonlySignal<Page | undefined>) {
    this.#page = page;
  }

  /** Stops following at once; the rows stay where they are. */
  stay(): void {
    if (!this.following.peek()) return;
    batch(() => {
      this.rest.value = this.top.peek();
      this.following.value = false;
    });
  }

  to(top: number): void {
    this.stay();
    const next = clampTop(top, this.#page.peek()?.total ?? 0, this.fits.peek());
    batch(() => {
      this.#heading.value = Math.sign(next - this.rest.peek()) as Heading;
      this.rest.value = next;
    });
  }

  #range(): Range {
    const fits = this.fits.value;
    if (this.following.value) return { start: LAST_ROWS, count: pageOf(fits) + 2 };
    const rest = this.rest.value;
    return this.#page.value === undefined || this.#isFar.value
      ? rangeSeen(rest, fits)
      : rangeAround(rest, fits, this.#heading.value);
  }
}
