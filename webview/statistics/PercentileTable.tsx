import { t } from '../../src/contract/l10n.ts';
import type { Percentiles, Statistics } from '../../src/contract/statistics.ts';
import { formatCount } from '../format/amounts.ts';
import { durationText, sizeText } from './words.ts';

interface Line {
  name: string;
  title: string;
  numbers: Percentiles;
  text: (value: number, numbers: Percentiles) => string;
}

/** Where half, nine in ten, and all but one in a hundred are not above. */
export function PercentileTable({
  directions,
  roundTrips,
  replies,
}: Pick<Statistics, 'directions' | 'roundTrips' | 'replies'>) {
  const gap = t('From one frame to the next in this direction, within a connection');
  const size = t('Payloads of messages as on the wire');
  const lines: Line[] = [
    { name: t('Gap, received'), title: gap, numbers: directions.in.gaps, text: durationText },
    { name: t('Gap, sent'), title: gap, numbers: directions.out.gaps, text: durationText },
    {
      name: t('Our ping → pong'),
      title: t(
        'From a ping that we sent to the pong with its payload. Where several such pings are waited for, none is timed',
      ),
      numbers: roundTrips.out,
      text: durationText,
    },
    {
      name: t('Their ping → pong'),
      title: t('From a ping that we received until our answer was written'),
      numbers: roundTrips.in,
      text: durationText,
    },
    {
      name: t('Our request → reply'),
      title: t('From a message that we sent to the first one received that carries the same id'),
      numbers: replies.out.times,
      text: durationText,
    },
    {
      name: t('Their request → reply'),
      title: t('From a message that we received to the first one sent that carries the same id'),
      numbers: replies.in.times,
      text: durationText,
    },
    { name: t('Size, received'), title: size, numbers: directions.in.sizes, text: sizeText },
    { name: t('Size, sent'), title: size, numbers: directions.out.sizes, text: sizeText },
  ];
  return (
    <section>
      <h2>
        {t('Percentiles')} <span class="quiet">{t('within 1%; the greatest is exact')}</span>
      </h2>
      <table class="numbers percentiles" aria-label={t('Percentiles')}>
        <thead>
          <tr>
            <th scope="col">
              {t({ message: 'Of', comment: 'heading of the column that says of what percentiles are' })}
            </th>
            <th scope="col">p50</th>
            <th scope="col">p90</th>
            <th scope="col">p99</th>
            <th scope="col">{t('max')}</th>
            <th scope="col">{t('count')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, title, numbers, text }) => (
            <tr key={name} title={title}>
              <th scope="row">{name}</th>
              <td>{text(numbers.p50, numbers)}</td>
              <td>{text(numbers.p90, numbers)}</td>
              <td>{text(numbers.p99, numbers)}</td>
              <td>{text(numbers.max, numbers)}</td>
              <td>{formatCount(numbers.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
