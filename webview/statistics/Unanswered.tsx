import type { ReplyStatistics, Statistics } from '../../src/contract/statistics.ts';
import { formatPlural, formatShare } from '../format/amounts.ts';

/** What the percentiles of replies do not tell. */
export function Unanswered({ replies, paired, rows }: Pick<Statistics, 'replies' | 'paired' | 'rows'>) {
  const sentences = [
    paired < rows ? `Replies are looked for: ${formatShare(paired, rows)} of the capture so far.` : '',
    ...sentencesOf('sent', replies.out),
    ...sentencesOf('received', replies.in),
  ].filter((sentence) => sentence !== '');
  return sentences.length === 0 ? null : <p class="quiet">{sentences.join(' ')}</p>;
}

function sentencesOf(way: 'sent' | 'received', { unanswered, forgotten }: ReplyStatistics): string[] {
  return [
    unanswered === 0 ? '' : `${formatPlural(unanswered, 'request')} ${way} without a reply.`,
    forgotten === 0 ? '' : `Of ${formatPlural(forgotten, 'request')} ${way} it is not known: too many were waited for.`,
  ];
}
