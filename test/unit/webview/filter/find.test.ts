import { describe, expect, it } from 'vitest';
import type { PanelCalls, PanelEvents } from '../../../../src/contract/panel.ts';
import { Find } from '../../../../webview/filter/find.ts';
import { TableModel } from '../../../../webview/table/tableModel.ts';
import { fakeHost, settled } from '../fakeHost.ts';
import { HandClock } from '../table/handClock.ts';
import { pageOf, rowOf } from '../table/rowsOf.ts';
import '../../../../webview/filter/bringGrammar.ts';

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

  describe('begun by typing in the table', () => {
    it('goes to the first hit from the selected row on, with each text anew', async () => {
      const { table, find, draw } = open();
      await table.select({ id: 85, index: 84 });
      find.begin('t');
      await draw();
      expect(table.selection.value.focus?.id).toBe(90);
      find.write('te');
      await draw();
      expect([table.selection.value.focus?.id, find.hits.value?.at]).toEqual([90, { id: 90, position: 8 }]);
    });

    it('goes on with what is typed before the box is there, and begins anew after', async () => {
      const { table, find, draw } = open();
      await table.select({ id: 85, index: 84 });
      find.begin('t');
      find.begin('e');
      await draw();
      expect([find.written.value, table.selection.value.focus?.id]).toEqual(['te', 90]);
      find.focusAsked.value = false;
      find.begin('u');
      expect([find.written.value, find.focusAsked.value]).toEqual(['u', 'end']);
    });

    it('begins again at the first row where nothing comes after', async () => {
      const { table, find, draw } = open();
      await table.select({ id: 100, index: 99 });
      find.begin('t');
      await draw();
      expect(table.selection.value.focus?.id).toBe(100);
      await table.select({ id: 101, index: 99 });
      find.focusAsked.value = false;
      find.begin('u');
      await draw();
      expect(table.selection.value.focus?.id).toBe(10);
    });

    it('waits for the search where only hits before are known', async () => {
      const { engine, table, find, draw } = open();
      engine.searched = 50;
      await table.select({ id: 85, index: 84 });
      find.begin('t');
      await draw();
      expect(table.selection.value.focus?.id).toBe(85);
      engine.searched = 100;
      await draw();
      expect(table.selection.value.focus?.id).toBe(90);
    });

    it('moves nothing once the box is left', async () => {
      const { engine, table, find, draw } = open();
      engine.searched = 50;
      await table.select({ id: 85, index: 84 });
      find.begin('t');
      await draw();
      find.rest();
      engine.searched = 100;
      await draw();
      expect([table.selection.value.focus?.id, find.hits.value?.total]).toEqual([85, 10]);
    });

    it('looks among the rows of the filter, which stays', async () => {
      const { table, find, draw, calls } = open();
      table.show({ filter: 'a or b' });
      find.begin('t');
      await draw();
      expect(table.filter.value).toBe('a or b');
      expect(calls.map(({ params }) => (params as { filter?: string }).filter)).toContain('(a or b) (t');
      find.leave();
      expect(find.written.value).toBe('a or b');
    });
  });
});
