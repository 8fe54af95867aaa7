/** A table model on a host that is played, for tests. */
import type { PanelCalls, PanelEvents } from '../../../../src/contract/panel.ts';
import { TableModel } from '../../../../webview/table/tableModel.ts';
import { fakeHost, settled } from '../fakeHost.ts';
import { HandClock } from './handClock.ts';
import { rowOf } from './rowsOf.ts';

/** CSS pixels of ten rows. */
export const HEIGHT = 220;

/** A session of `count` frames; the filter `tens` lets every tenth through, `none` nothing. */
export async function openTable(count: number) {
  const session = { count, scanned: Infinity, pairing: false };
  const matches = (filter: string): number[] => {
    const step = filter === 'none' ? Infinity : filter === 'tens' ? 10 : 1;
    const known = Math.min(session.count, filter === '' ? Infinity : session.scanned);
    return Array.from({ length: known }, (_, at) => at + 1).filter((id) => id % step === 0);
  };
  const { host, calls } = fakeHost<PanelCalls, PanelEvents>({
    window: ({ filter, start, count: asked }) => {
      const ids = matches(filter);
      const from = Math.max(0, Math.min(start, ids.length - asked));
      return {
        rows: ids.slice(from, from + asked).map((id) => rowOf(id)),
        start: from,
        total: ids.length,
        scanned: Math.min(session.count, filter === '' ? Infinity : session.scanned),
        frames: session.count,
        searched: Math.min(session.count, filter === '' ? Infinity : session.scanned),
        all: session.count,
        notes: [],
        ...(session.pairing && { pairing: true }),
      };
    },
    locate: ({ filter, id }) => {
      const ids = matches(filter);
      const at = ids.findIndex((other) => other >= id);
      return at < 0 ? ids.length : at;
    },
    select: () => null,
  });
  const clock = new HandClock();
  const table = new TableModel(host, clock);
  table.height.value = HEIGHT;
  table.start();
  /** Until an answer that leads to another question has had that answered too. */
  const turn = async (): Promise<void> => {
    for (let picture = 0; picture < 3; picture++) {
      await settled();
      clock.advance(1000);
    }
    await settled();
  };
  await turn();
  const asked = (): unknown[] => calls.filter(({ method }) => method === 'window');
  const idAtTop = (): number | undefined => {
    const page = table.page.value;
    return page?.rows[Math.floor(table.top.value) - page.start]?.id;
  };
  return { table, calls, clock, session, turn, asked, idAtTop };
}
