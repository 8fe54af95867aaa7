import { describe, expect, it } from 'vitest';
import { Totals } from '../../../../webview/statistics/Totals.tsx';
import { textOf } from '../drawn.ts';
import { neverOpened, snapshotOf } from '../panel/snapshotOf.ts';
import { feedStatistics } from './statisticsOf.ts';

const statistics = feedStatistics();
const totals = (snapshot: ReturnType<typeof snapshotOf>, now = 65_000): string =>
  textOf(<Totals statistics={statistics} snapshot={snapshot} now={now} />);

describe('Totals', () => {
  it('has how old a connection is, or how long it lasted', () => {
    expect(totals(snapshotOf({ opened: 2000 }))).toContain('Connection age00:01:03');
    expect(totals(snapshotOf({ opened: 2000, ended: 12_000, state: 'closed' }))).toContain('Connection lasted00:00:10');
    expect(totals(neverOpened({ state: 'closed' }))).toContain('Connection lasted–');
    expect(totals(snapshotOf({ reconnected: 2 }))).toContain('Reconnects2');
    expect(totals(snapshotOf())).not.toContain('Reconnects');
  });

  it('has what the capture takes', () => {
    expect(totals(snapshotOf())).toContain('Capture on disk3.41 MB');
    expect(totals(snapshotOf())).toContain('Capture in memory1.02 MB');
  });
});
