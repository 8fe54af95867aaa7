/** News for screen readers: never more often than a voice can follow. */
import { t } from '../../src/contract/l10n.ts';
import { formatCount } from '../format/amounts.ts';

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
    const news = total - this.#said;
    const text =
      total === 1
        ? t('1 new row, 1 row in all')
        : news === 1
          ? t('1 new row, {0} rows in all', formatCount(total))
          : t('{0} new rows, {1} rows in all', formatCount(news), formatCount(total));
    this.#said = total;
    this.#lastTime = now;
    return text;
  }
}
