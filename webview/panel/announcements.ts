/** News for screen readers: never more often than a voice can follow. */
import { formatPlural } from '../format/amounts.ts';

/** Milliseconds between two announcements. */
export const ANNOUNCE_INTERVAL = 2000;

/** Counts rows that came in, and says so at most once per interval. */
export class Announcer {
  #said: number;
  #lastTime = -Infinity;

  constructor(total: number) {
    this.#said = total;
  }

  /** What to say now; undefined where nothing is new, or something was said just before. */
  next(total: number, now: number): string | undefined {
    if (total < this.#said) this.#said = total;
    if (total === this.#said || now - this.#lastTime < ANNOUNCE_INTERVAL) return undefined;
    const text = `${formatPlural(total - this.#said, 'new row')}, ${formatPlural(total, 'row')} in all`;
    this.#said = total;
    this.#lastTime = now;
    return text;
  }
}
