import { describe, expect, it } from 'vitest';
import type { PanelCalls, PanelEvents } from '../../../../src/contract/panel.ts';
import { SentRows } from '../../../../webview/table/sentRows.ts';
import { TableModel } from '../../../../webview/table/tableModel.ts';
import { fakeHost, settled } from '../fakeHost.ts';
import { HandClock } from './handClock.ts';
import { pageOf, rowOf } from './rowsOf.ts';

/** Every even row of 2000 was sent; the filter `tens` lets every tenth through. */
function open() {
  const idsOf = (filter: string): number[] => {
    const all = Array.from({ length: 2000 }, (_, at) => at + 1);
    return filter === 'tens' ? all.filter((id) => id % 10 === 0) : all;
  };
  const row = (id: number) => rowOf(id, { direction: id % 2 === 0 ? 'out' : 'in' });
  const { host, calls } = fakeHost<PanelCalls, PanelEvents>({
    locate: ({ filter, id }) => idsOf(filter).filter((other) => other < id).length,
    window: ({ filter, start, count }) => {
      const ids = idsOf(filter);
      const from = Math.max(0, Math.min(start, ids.length - count));
      const rows = ids.slice(from, from + count).map(row);
      return {
        rows,
        start: from,
        total: ids.length,
        scanned: 2000,
        frames: 2000,
        searched: 2000,
        all: 2000,
        notes: [],
      };
    },
  });
  const table = new TableModel(host, new HandClock());
  table.page.value = pageOf(0, 20, { rows: Array.from({ length: 20 }, (_, at) => row(at + 1)) });
  return { table, calls, sent: new SentRows(host, table) };
}

describe('the selected rows that can be sent again', () => {
  it('are the sent ones; for rows that are here nobody is asked', () => {
    const { table, calls, sent } = open();
    table.selection.value = { ids: [3] };
    expect(sent.ids.value).toEqual([]);
    table.selection.value = { ids: [3, 4, 8] };
    expect(sent.ids.value).toEqual([4, 8]);
    expect(calls).toEqual([]);
  });

  it('are found where they are not on the screen', async () => {
    const { table, sent } = open();
    table.selection.value = { ids: [4, 1001, 1002, 1003, 1004, 2000] };
    expect(sent.ids.value).toEqual([]);
    await settled();
    await settled();
    expect(sent.ids.value).toEqual([4, 1002, 1004, 2000]);
  });

  it('are not those that the filter hides', async () => {
    const { table, sent } = open();
    table.selection.value = { ids: [4, 10, 2000] };
    table.filter.value = 'tens';
    await settled();
    await settled();
    expect(sent.ids.value).toEqual([10, 2000]);
    table.selection.value = { ids: [4] };
    await settled();
    await settled();
    expect(sent.ids.value).toEqual([]);
  });

  it('are asked for in few questions where many rows are selected', async () => {
    const { table, calls, sent } = open();
    table.selection.value = { ids: Array.from({ length: 1000 }, (_, at) => at + 501) };
    await settled();
    await settled();
    expect(sent.ids.value).toHaveLength(500);
    expect(calls).toHaveLength(2);
  });
});
