import { describe, expect, it } from 'vitest';
import { PercentileTable } from '../../../../webview/statistics/PercentileTable.tsx';
import { textOf } from '../drawn.ts';
import { directionOf, noPercentiles } from './statisticsOf.ts';

describe('PercentileTable', () => {
  it('has gaps, round trips and sizes, and says what was never measured', () => {
    const gaps = { count: 5, p50: 4, p90: 10, p99: 100, max: 1000 };
    const text = textOf(
      <PercentileTable
        directions={{ in: directionOf({ gaps }), out: directionOf({ sizes: { ...gaps, count: 7 } }) }}
        roundTrips={{ in: noPercentiles, out: { ...gaps, count: 1 } }}
        replies={{
          in: { times: noPercentiles, unanswered: 0, pings: 0, forgotten: 0 },
          out: { times: { ...gaps, count: 3 }, unanswered: 2, pings: 0, forgotten: 0 },
        }}
      />,
    );
    expect(text).toContain('Gap, received4.00 ms10.0 ms100 ms1.00 s5');
    expect(text).toContain('Our ping → pong4.00 ms10.0 ms100 ms1.00 s1');
    expect(text).toContain('Their ping → pong––––0');
    expect(text).toContain('Our request → reply4.00 ms10.0 ms100 ms1.00 s3');
    expect(text).toContain('Their request → reply––––0');
    expect(text).toContain('Size, sent4 B10 B100 B1.00 kB7');
  });
});
