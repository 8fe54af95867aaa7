/** A long search for screen readers: that it goes on, how far it is, and what came of it. */
import { t } from '../../src/contract/l10n.ts';
import { formatCount } from '../format/amounts.ts';
import { searchSentence, spokenProgress } from '../filter/searchWords.ts';
import type { SearchProgress } from '../filter/search.ts';
import type { View } from '../../src/contract/model.ts';

/** Milliseconds between two announcements: a voice needs some of them for each. */
export const SEARCH_ANNOUNCE_INTERVAL = 5000;

export interface SearchState {
  going: boolean;
  stopped: boolean;
  progress: SearchProgress | undefined;
  view: View;
  hits: number;
}

export class SearchAnnouncer {
  #going = false;
  #lastTime = -Infinity;

  /** What to say now; undefined where there is nothing, or something was said just before. The end is always told. */
  next({ going, stopped, progress, view, hits }: SearchState, now: number): string | undefined {
    if (going && progress) {
      this.#going = true;
      if (now - this.#lastTime < SEARCH_ANNOUNCE_INTERVAL) return undefined;
      this.#lastTime = now;
      return spokenProgress(progress);
    }
    if (!this.#going) return undefined;
    this.#going = false;
    this.#lastTime = -Infinity;
    if (stopped && progress) return searchSentence(progress, view, true);
    return hits === 1 ? t('Search finished: 1 row') : t('Search finished: {0} rows', formatCount(hits));
  }
}
