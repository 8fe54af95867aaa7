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
  const gap = 'From one frame to the next in this direction, within a connection';
  const size = 'Payloads of messages as on the wire';
  const lines: Line[] = [
    { name: 'Gap, received', title: gap, numbers: directions.in.gaps, text: durationText },
    { name: 'Gap, sent', title: gap, numbers: directions.out.gaps, text: durationText },
    {
      name: 'Our ping → pong',
      title:
        'From a ping that we sent to the pong with its payload. Where several such pings are waited for, none is timed',
      numbers: roundTrips.out,
      text: durationText,
    },
    {
      name: 'Their ping → pong',
      title: 'From a ping that we received until our answer was written',
      numbers: roundTrips.in,
      text: durationText,
    },
    {
      name: 'Our request → reply',
      title: 'From a message that we sent to the first one received that carries the same id',
      numbers: replies.out.times,
      text: durationText,
    },
    {
      name: 'Their request → reply',
      title: 'From a message that we received to the first one sent that carries the same id',
      numbers: replies.in.times,
      text: durationText,
    },
    { name: 'Size, received', title: size, numbers: directions.in.sizes, text: sizeText },
    { name: 'Size, sent', title: size, numbers: directions.out.sizes, text: sizeText },
  ];
  return (
    <section>
      <h2>
        Percentiles <span class="quiet">within 1%; the greatest is exact</span>
      </h2>
      <table class="numbers percentiles" aria-label="Percentiles">
        <thead>
          <tr>
            <th scope="col">Of</th>
            <th scope="col">p50</th>
            <th scope="col">p90</th>
            <th scope="col">p99</th>
            <th scope="col">max</th>
            <th scope="col">count</th>
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
