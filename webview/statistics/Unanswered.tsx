import { t } from '../../src/contract/l10n.ts';
import type { ReplyStatistics, Statistics } from '../../src/contract/statistics.ts';
import { formatCount, formatShare } from '../format/amounts.ts';

/** What the percentiles of replies do not tell. */
export function Unanswered({ replies, paired, rows }: Pick<Statistics, 'replies' | 'paired' | 'rows'>) {
  const sentences = [
    paired < rows ? t('Replies are looked for: {0} of the capture so far.', formatShare(paired, rows)) : '',
    ...sentOnes(replies.out),
    ...receivedOnes(replies.in),
  ].filter((sentence) => sentence !== '');
  return sentences.length === 0 ? null : <p class="quiet">{sentences.join(' ')}</p>;
}

function sentOnes({ unanswered, forgotten }: ReplyStatistics): string[] {
  return [
    counted(unanswered, t('1 request sent without a reply.'), (count) =>
      t('{0} requests sent without a reply.', count),
    ),
    counted(forgotten, t('Of 1 request sent it is not known: too many were waited for.'), (count) =>
      t('Of {0} requests sent it is not known: too many were waited for.', count),
    ),
  ];
}

function receivedOnes({ unanswered, forgotten }: ReplyStatistics): string[] {
  return [
    counted(unanswered, t('1 request received without a reply.'), (count) =>
      t('{0} requests received without a reply.', count),
    ),
    counted(forgotten, t('Of 1 request received it is not known: too many were waited for.'), (count) =>
      t('Of {0} requests received it is not known: too many were waited for.', count),
    ),
  ];
}

function counted(count: number, one: string, many: (count: string) => string): string {
  if (count === 0) return '';
  return count === 1 ? one : many(formatCount(count));
}
