/** What is said of a search, on the screen and to screen readers. */
import { t } from '../../src/contract/l10n.ts';
import type { View } from '../../src/contract/model.ts';
import { formatCount, percentOf } from '../format/amounts.ts';
import type { SearchProgress } from './search.ts';

/** `Searched the first 412,000 of 1,000,000 messages` */
export function coverage({ searched, all }: SearchProgress, view: View): string {
  return view === 'messages'
    ? t('Searched the first {0} of {1} messages', formatCount(searched), formatCount(all))
    : t('Searched the first {0} of {1} frames', formatCount(searched), formatCount(all));
}

/** `Searched the first 412,000 of 1,000,000 messages: 1,204 rows match so far.` */
export function searchSentence(progress: SearchProgress, view: View, stopped: boolean): string {
  const searched = coverage(progress, view);
  const hits = formatCount(progress.hits);
  if (stopped) {
    return progress.hits === 1 ? t('{0}: 1 row matches.', searched) : t('{0}: {1} rows match.', searched, hits);
  }
  return progress.hits === 1
    ? t('{0}: 1 row matches so far.', searched)
    : t('{0}: {1} rows match so far.', searched, hits);
}

/** For a voice: `Searching, 41 percent: 1,204 rows` */
export function spokenProgress({ searched, all, hits }: SearchProgress): string {
  const percent = percentOf(searched, all);
  return hits === 1
    ? t('Searching, {0} percent: 1 row', percent)
    : t('Searching, {0} percent: {1} rows', percent, formatCount(hits));
}
