/** What is said of a search, on the screen and to screen readers. */
import type { View } from '../../src/contract/model.ts';
import { formatCount, formatPlural, formatShare } from '../format/amounts.ts';
import type { SearchProgress } from './search.ts';

/** `Searched the first 412,000 of 1,000,000 messages` */
export function coverage({ searched, all }: SearchProgress, view: View): string {
  return `Searched the first ${formatCount(searched)} of ${formatCount(all)} ${view}`;
}

/** `Searched the first 412,000 of 1,000,000 messages: 1,204 rows match so far.` */
export function searchSentence(progress: SearchProgress, view: View, stopped: boolean): string {
  const found = `${formatPlural(progress.hits, 'row')} ${progress.hits === 1 ? 'matches' : 'match'}`;
  return `${coverage(progress, view)}: ${found}${stopped ? '' : ' so far'}.`;
}

/** For a voice: `Searching, 41 percent: 1,204 rows` */
export function spokenProgress({ searched, all, hits }: SearchProgress): string {
  return `Searching, ${formatShare(searched, all).replace('%', ' percent')}: ${formatPlural(hits, 'row')}`;
}
