import { t } from '../../src/contract/l10n.ts';
import type { DirectionStatistics } from '../../src/contract/statistics.ts';
import { formatCount } from '../format/amounts.ts';
import { classText } from './words.ts';

interface SizesProps {
  received: DirectionStatistics;
  sent: DirectionStatistics;
}

/** Messages by size, in classes that double: received to the left, sent to the right. */
export function Sizes({ received, sent }: SizesProps) {
  const length = Math.max(received.sizeClasses.length, sent.sizeClasses.length);
  const classes = Array.from({ length }, (_, at) => ({
    at,
    in: received.sizeClasses[at] ?? 0,
    out: sent.sizeClasses[at] ?? 0,
  }));
  const first = Math.max(
    0,
    classes.findIndex((one) => one.in + one.out > 0),
  );
  const most = Math.max(1, ...classes.flatMap((one) => [one.in, one.out]));
  return (
    <section>
      <h2>
        {t('Message sizes')} <span class="quiet">{t('as on the wire; each class doubles the one before')}</span>
      </h2>
      {length === 0 ? (
        <p class="quiet">{t('No message is whole yet.')}</p>
      ) : (
        <table class="sizes" aria-label={t('Messages by size')}>
          <thead>
            <tr>
              <th scope="col" class="side-in">
                {t('Received')}
              </th>
              <th scope="col">{t('Size')}</th>
              <th scope="col" class="side-out">
                {t('Sent')}
              </th>
            </tr>
          </thead>
          <tbody>
            {classes.slice(first).map((one) => (
              <tr key={one.at}>
                <td class="side-in">
                  <Bar count={one.in} most={most} direction="in" />
                </td>
                <th scope="row">{classText(one.at)}</th>
                <td class="side-out">
                  <Bar count={one.out} most={most} direction="out" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Bar({ count, most, direction }: { count: number; most: number; direction: 'in' | 'out' }) {
  return (
    <div class="bar-cell">
      <span class={`bar-count ${count === 0 ? 'quiet' : ''}`}>{formatCount(count)}</span>
      <span class="bar-track" aria-hidden="true">
        {count > 0 && <span class={`bar bar-${direction}`} style={{ width: `max(2px, ${(count / most) * 100}%)` }} />}
      </span>
    </div>
  );
}
