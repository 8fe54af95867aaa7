import { t } from '../../src/contract/l10n.ts';
import type { ReplyStatistics, Statistics } from '../../src/contract/statistics.ts';
import { formatCount, formatShare } from '../format/amounts.ts';

interface UnansweredProps extends Pick<Statistics, 'replies' | 'paired' | 'rows'> {
  /** Shows the rows that this filter finds. */
  show: (filter: string) => void;
}

/** What the percentiles of replies do not tell. */
export function Unanswered({ replies, paired, rows, show }: UnansweredProps) {
  const sentences = [
    paired < rows ? t('Replies are looked for: {0} of the capture so far.', formatShare(paired, rows)) : '',
    ...sentOnes(replies.out),
    ...receivedOnes(replies.in),
  ].filter((sentence) => sentence !== '');
  const isAny = replies.in.unanswered + replies.out.unanswered > 0;
  const link = (isShown: boolean, name: string, filter: string) =>
    isShown && (
      <>
        {' '}
        <button class="link" onClick={() => show(filter)}>
          {name}
        </button>
      </>
    );
  return (
    <p class="quiet unanswered">
      {sentences.join(' ')}
      {link(isAny, t('Show the requests'), 'reply:none -op:ping')}
      {link(replies.in.pings + replies.out.pings > 0, t('Show the pings'), 'reply:none op:ping')}
    </p>
  );
}

function sentOnes({ unanswered, pings, forgotten }: ReplyStatistics): string[] {
  return [
    counted(unanswered, t('1 request sent without a reply.'), (count) =>
      t('{0} requests sent without a reply.', count),
    ),
    counted(pings, t('1 ping sent without a pong.'), (count) => t('{0} pings sent without a pong.', count)),
    counted(forgotten, t('Of 1 request sent it is not known: too many were waited for.'), (count) =>
      t('Of {0} requests sent it is not known: too many were waited for.', count),
    ),
  ];
}

function receivedOnes({ unanswered, pings, forgotten }: ReplyStatistics): string[] {
  return [
    counted(unanswered, t('1 request received without a reply.'), (count) =>
      t('{0} requests received without a reply.', count),
    ),
    counted(pings, t('1 ping received without a pong.'), (count) => t('{0} pings received without a pong.', count)),
    counted(forgotten, t('Of 1 request received it is not known: too many were waited for.'), (count) =>
      t('Of {0} requests received it is not known: too many were waited for.', count),
    ),
  ];
}

function counted(count: number, one: string, many: (count: string) => string): string {
  if (count === 0) return '';
  return count === 1 ? one : many(formatCount(count));
}
