import { t } from '../../src/contract/l10n.ts';
import type { Timeline } from '../../src/contract/statistics.ts';
import { formatCount, formatVolume } from '../format/amounts.ts';
import { momentText } from './Chart.tsx';
import { Disclosure } from './Disclosure.tsx';

/** What the charts draw, in numbers; spans in which nothing passed are left out. */
export function TrafficNumbers({ timeline, spans }: { timeline: Timeline; spans: number }) {
  return (
    <Disclosure summary={t('The charts in numbers')}>
      {() => <NumbersTable timeline={timeline} spans={spans} />}
    </Disclosure>
  );
}

export function NumbersTable({ timeline, spans }: { timeline: Timeline; spans: number }) {
  const { start, width, framesIn, framesOut, bytesIn, bytesOut } = timeline;
  const used = Array.from({ length: spans }, (_, at) => at).filter((at) => framesIn[at]! + framesOut[at]! > 0);
  return (
    <table class="numbers" aria-label={t('Traffic over time')}>
      <thead>
        <tr>
          <th scope="col">{t({ message: 'From', comment: 'heading of a column of times' })}</th>
          <th scope="col">{t('Frames received')}</th>
          <th scope="col">{t('Frames sent')}</th>
          <th scope="col">{t('Received')}</th>
          <th scope="col">{t('Sent')}</th>
        </tr>
      </thead>
      <tbody>
        {used.map((at) => (
          <tr key={at}>
            <th scope="row">{momentText(start + at * width)}</th>
            <td>{formatCount(framesIn[at]!)}</td>
            <td>{formatCount(framesOut[at]!)}</td>
            <td>{formatVolume(bytesIn[at]!)}</td>
            <td>{formatVolume(bytesOut[at]!)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
