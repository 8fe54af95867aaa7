import { describe, expect, it } from 'vitest';
import type { PanelCalls, PanelEvents } from '../../../../src/contract/panel.ts';
import { Find } from '../../../../webview/filter/find.ts';
import { TableModel } from '../../../../webview/table/tableModel.ts';
import { fakeHost, settled } from '../fakeHost.ts';
import { HandClock } from '../table/handClock.ts';
import { pageOf, rowOf } from '../table/rowsOf.ts';

/** A hundred rows; any filter lets every tenth of those through that were looked at. */
function open() {
  const engine = { searched: 100 };
  const idsOf = (filter: string): number[] => {
    const known = filter === '' ? 100 : filter === 'none' ? 0 : engine.searched;
    return Array.from({ length: known }, (_, at) => at + 1).filter((id) => filter === '' || id % 10 === 0);
  };
  const { host, calls } = fakeHost<PanelCalls, PanelEvents>({
    locate: ({ filter, id }) => idsOf(filter).filter((other) => other < id).length,
    window: ({ filter, start, count }) => {
      const ids = idsOf(filter);
      const scanned = filter === '' ? 100 : engine.searched;
      const rows = ids.slice(start, start + count).map((id) => rowOf(id));
      return pageOf(start, rows.length, { filter, rows, total: ids.length, scanned, frames: 100 });
    },
  });
  const clock = new HandClock();
  const table = new TableModel(host, clock);
  const find = new Find(host, table, clock);
  const draw = async (): Promise<void> => {
    clock.advance(200);
    await settled();
  };
  return { engine, calls, table, find, draw };
}

describe('Find', () => {
  it('is what the filter was, and leaves the rows', async () => {
    const { table, find, draw } = open();
    find.write('tens');
    expect(table.filter.value).toBe('tens');
    find.toggle();
    expect([table.filter.value, find.written.value, find.on.value]).toEqual(['', 'tens', true]);
    find.write('other');
    expect(table.filter.value).toBe('');
    await draw();
    expect(find.hits.value).toMatchObject({ total: 10, complete: true });
    find.toggle();
    expect([table.filter.value, find.written.value, find.hits.value]).toEqual(['other', 'other', undefined]);
  });

  it('counts on while the search goes on, and no longer', async () => {
    const { engine, find, draw, calls } = open();
    engine.searched = 40;
    find.start('tens');
    await draw();
    expect(find.hits.value).toMatchObject({ total: 4, complete: false });
    engine.searched = 100;
    await draw();
    expect(find.hits.value).toMatchObject({ total: 10, complete: true });
    calls.length = 0;
    await draw();
    expect(calls).toEqual([]);
  });

  it('goes to the hit after the focused row and before it, and round the ends', async () => {
    const { table, find } = open();
    find.start('tens');
    const visited: (number | undefined)[] = [];
    await table.select({ id: 85, index: 84 });
    for (const way of ['next', 'next', 'next', 'previous', 'previous'] as const) {
      await find.go(way);
      visited.push(table.selection.value.focus?.id);
    }
    expect(visited).toEqual([90, 100, 10, 100, 90]);
    expect(find.hits.value?.at).toEqual({ id: 90, position: 8 });
  });

  it('makes what is filtered what is found, when one goes to the next', async () => {
    const { table, find } = open();
    find.write('tens');
    await find.go('next');
    expect([find.on.value, table.filter.value, table.selection.value.focus?.id]).toEqual([true, '', 10]);
  });

  it('stays where nothing is found, or nothing looked for', async () => {
    const { table, find, calls } = open();
    await find.go('next');
    expect(calls).toEqual([]);
    find.start('none');
    await find.go('next');
    expect(table.selection.value.focus).toBeUndefined();
  });
});
