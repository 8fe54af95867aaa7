import { t } from '../../src/contract/l10n.ts';
import type { OperationStatistics } from '../../src/contract/statistics.ts';
import { VisibleText } from '../detail/VisibleText.tsx';
import { formatCount } from '../format/amounts.ts';
import { formatDuration } from '../format/times.ts';

interface OperationsProps {
  operations: OperationStatistics | undefined;
  /** Shows the rows that this filter finds. */
  show: (filter: string) => void;
}

/** Messages by what the decoder names them, and how long their replies take. */
export function Operations({ operations, show }: OperationsProps) {
  if (!operations || operations.names.length === 0) return null;
  const { names, distinct, more } = operations;
  const heading = t('By method, event or topic');
  const columns = [t('Name'), t('Received'), t('Sent'), t('Replies'), 'p50', 'p95', t('max')];
  return (
    <section>
      <h2>{heading}</h2>
      <table class="numbers" aria-label={heading}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map(({ name, filter, in: received, out, replies }) => (
            <tr key={filter}>
              <th scope="row">
                <button class="link" title={filter} onClick={() => show(filter)}>
                  <VisibleText text={name} />
                </button>
              </th>
              {[received, out, replies?.count].map((count) => (
                <td>{count ? formatCount(count) : ''}</td>
              ))}
              {replies && [replies.p50, replies.p95, replies.max].map((time) => <td>{formatDuration(time)}</td>)}
              {!replies && <td colSpan={3} />}
            </tr>
          ))}
        </tbody>
      </table>
      {(distinct > names.length || more > 0) && (
        <p class="quiet">
          {more > 0
            ? t('{0} of the first {1} names; {2} messages have other ones.', names.length, distinct, formatCount(more))
            : t('{0} of {1} names, those with the most messages.', names.length, distinct)}
        </p>
      )}
    </section>
  );
}
