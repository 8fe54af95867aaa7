import { effect } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { LAST_ROWS } from '../../../../src/contract/panel.ts';
import type { PanelCalls, PanelEvents, WindowQuery } from '../../../../src/contract/panel.ts';
import { TableModel } from '../../../../webview/table/tableModel.ts';
import { fakeHost, settled } from '../fakeHost.ts';
import { HandClock } from './handClock.ts';
import { HEIGHT, openTable } from './openTable.ts';
import { rowOf } from './rowsOf.ts';

describe('the table while it follows', () => {
  it('shows the last rows, and moves on with the newest', async () => {
    const { table, session, turn, idAtTop } = await openTable(1000);
    expect(table.total.value).toBe(1000);
    expect(idAtTop()).toBe(991);
    session.count = 1200;
    table.heard();
    await turn();
    expect(idAtTop()).toBe(1191);
  });

  it('may begin with rows that nobody asked for', () => {
    const { host, calls } = fakeHost<PanelCalls, PanelEvents>({});
    const table = new TableModel(host, new HandClock());
    const query: WindowQuery = { view: 'frames', filter: '', start: LAST_ROWS, count: 2 };
    const rows = [rowOf(8), rowOf(9)];
    table.begin({ query, answer: { rows, start: 7, total: 9, scanned: 9, frames: 9, searched: 9, all: 9, notes: [] } });
    expect(table.total.value).toBe(9);
    expect(table.page.value?.rows).toEqual(rows);
    expect(calls).toEqual([]);
  });

  it('asks for no more than fits the screen', async () => {
    const { asked } = await openTable(1000);
    expect(asked()).toEqual([
      { method: 'window', params: { view: 'frames', filter: '', start: Number.MAX_SAFE_INTEGER, count: 12 } },
    ]);
  });

  it('asks once for many pieces of news', async () => {
    const { table, turn, asked } = await openTable(1000);
    const before = asked().length;
    for (let news = 0; news < 50; news++) table.heard();
    await turn();
    expect(asked().length).toBe(before + 1);
  });

  it('asks for what it hears of with the next picture', async () => {
    const { table, clock, asked } = await openTable(1000);
    const before = asked().length;
    table.heard();
    await settled();
    expect(asked().length).toBe(before);
    clock.advance(1);
    await settled();
    expect(asked().length).toBe(before + 1);
  });

  it('stops when the reader scrolls or selects, and nothing moves', async () => {
    const { table, session, turn, idAtTop } = await openTable(1000);
    table.scrollBy(-5);
    expect(table.following.value).toBe(false);
    await turn();
    expect(idAtTop()).toBe(986);
    session.count = 5000;
    table.heard();
    await turn();
    expect(table.total.value).toBe(5000);
    expect(idAtTop()).toBe(986);
    table.follow();
    await turn();
    expect(idAtTop()).toBe(4991);
    await table.select({ id: 4995, index: 4994 });
    expect(table.following.value).toBe(false);
    expect(idAtTop()).toBe(4991);
  });

  it('keeps within the ends', async () => {
    const { table } = await openTable(1000);
    table.scrollTo(-50);
    expect(table.top.value).toBe(0);
    table.scrollTo(1e9);
    expect(table.top.value).toBe(990);
  });
});

describe('moving through the table by keys', () => {
  it('goes to the first and to the last row of the whole view', async () => {
    const { table, turn, idAtTop } = await openTable(1_000);
    await table.moveTo(0);
    await turn();
    expect(table.selection.value.ids).toEqual([1]);
    expect(idAtTop()).toBe(1);
    await table.moveToEnd();
    await turn();
    expect(table.selection.value.ids).toEqual([1000]);
    expect(table.following.value).toBe(true);
  });

  it('steps, pages and stops at the ends', async () => {
    const { table, turn } = await openTable(30);
    await table.moveTo(0);
    await turn();
    await table.moveBy(1);
    expect(table.selection.value.focus).toEqual({ id: 2, index: 1 });
    await table.moveBy(9);
    expect(table.selection.value.focus).toEqual({ id: 11, index: 10 });
    expect(table.top.value).toBe(1);
    await table.moveBy(-50);
    expect(table.selection.value.ids).toEqual([1]);
    await table.moveBy(500);
    expect(table.selection.value.ids).toEqual([30]);
  });

  it('starts from what is seen where nothing is selected', async () => {
    const { table } = await openTable(1000);
    await table.moveBy(1);
    expect(table.selection.value.ids).toEqual([991]);
  });

  it('extends over rows that were never on the screen', async () => {
    const { table, turn } = await openTable(500);
    await table.moveTo(3);
    await turn();
    await table.moveToEnd(true);
    expect(table.selection.value.ids).toEqual(Array.from({ length: 497 }, (_, at) => at + 4));
    expect(table.following.value).toBe(false);
  });

  it('never selects more than a thousand rows', async () => {
    const { table, turn } = await openTable(5000);
    await table.moveTo(0);
    await turn();
    await table.moveToEnd(true);
    expect(table.selection.value.ids).toHaveLength(1000);
    expect(table.selection.value.ids.at(-1)).toBe(5000);
    await table.selectAll();
    expect(table.selection.value.ids).toHaveLength(1000);
    expect(table.selection.value.ids[0]).toBe(1);
  });

  it('tells the host what is selected, the focused row last', async () => {
    const { table, calls, turn } = await openTable(100);
    await table.select({ id: 95, index: 94 });
    await table.select({ id: 92, index: 91 }, 'toggle');
    await turn();
    expect(calls.filter(({ method }) => method === 'select').at(-1)?.params).toEqual({ ids: [95, 92] });
    table.clearSelection();
    await turn();
    expect(calls.filter(({ method }) => method === 'select').at(-1)?.params).toEqual({ ids: [] });
  });
});

describe('the table when its filter changes', () => {
  it('keeps the selected row where it is on the screen', async () => {
    const { table, turn } = await openTable(1000);
    table.scrollTo(496);
    await turn();
    await table.select({ id: 500, index: 499 });
    table.show({ filter: 'tens' });
    await turn();
    expect(table.selection.value).toMatchObject({ ids: [500], focus: { id: 500, index: 49 } });
    expect(table.top.value).toBe(46);
    table.show({ filter: '' });
    await turn();
    expect(table.selection.value.focus).toEqual({ id: 500, index: 499 });
    expect(table.top.value).toBe(496);
  });

  it('shows no other rows on the way there', async () => {
    const { table, turn, idAtTop } = await openTable(1000);
    table.scrollTo(496);
    await turn();
    await table.select({ id: 500, index: 499 });
    const seen: string[] = [];
    const stop = effect(() => {
      const { filter } = table.page.value ?? {};
      const place = `${filter} ${idAtTop() ?? table.top.value}`;
      if (table.page.value !== undefined && seen.at(-1) !== place) seen.push(place);
    });
    for (const filter of ['tens', '', 'none', '']) {
      table.show({ filter });
      await turn();
    }
    stop();
    expect(seen).toEqual([' 497', 'tens 470', ' 497', 'none 0', ' 497']);
  });

  it('finds the row again after a filter that matched nothing', async () => {
    const { table, turn } = await openTable(1000);
    table.scrollTo(496);
    await turn();
    await table.select({ id: 500, index: 499 });
    table.show({ filter: 'none' });
    await turn();
    expect(table.total.value).toBe(0);
    table.show({ filter: '' });
    await turn();
    expect(table.top.value).toBe(496);
  });

  it('keeps the first row seen where none is selected', async () => {
    const { table, turn, idAtTop } = await openTable(1000);
    table.scrollTo(500);
    await turn();
    table.show({ filter: 'tens' });
    await turn();
    expect(idAtTop()).toBe(510);
  });

  it('goes on asking until every frame was looked at', async () => {
    const { table, session, turn, asked } = await openTable(1000);
    session.scanned = 300;
    table.show({ filter: 'tens' });
    await turn();
    expect(table.total.value).toBe(30);
    const before = asked().length;
    session.scanned = 1000;
    await turn();
    expect(asked().length).toBeGreaterThan(before);
    expect(table.total.value).toBe(100);
  });

  it('does not blink while a search has just begun', async () => {
    const { table, session, turn } = await openTable(1000);
    session.scanned = 0;
    table.show({ filter: 'tens' });
    await turn();
    expect(table.page.value?.filter).toBe('');
    session.scanned = 1000;
    await turn();
    expect(table.page.value?.filter).toBe('tens');
  });

  it('selects a row that the inspector asks for, without the filter that hides it', async () => {
    const { table, turn } = await openTable(1000);
    table.show({ filter: 'tens' });
    await turn();
    await table.reveal(333);
    await turn();
    expect(table.filter.value).toBe('');
    expect(table.selection.value.ids).toEqual([333]);
    expect(table.top.value).toBeGreaterThan(320);
    expect(table.top.value).toBeLessThan(333);
  });
});

describe('replies', () => {
  it('are asked for while somebody sees them, again until all are found', async () => {
    const { table, calls, turn, asked, session } = await openTable(100);
    const replies = () => (calls.at(-1)?.params as WindowQuery).replies;
    expect(replies()).toBeUndefined();
    session.pairing = true;
    table.replies.value = true;
    await turn();
    expect(replies()).toBe(true);
    const before = asked().length;
    await turn();
    expect(asked().length).toBeGreaterThan(before);
    session.pairing = false;
    await turn();
    const last = asked().length;
    await turn();
    expect(asked().length).toBe(last);
    table.replies.value = false;
    await turn();
    expect(replies()).toBeUndefined();
  });
});

describe('the table of a capture that was cleared', () => {
  it('forgets the rows of the old record and follows the new one', async () => {
    const { table, session, turn, idAtTop } = await openTable(1000);
    await table.moveTo(0);
    await turn();
    session.count = 5;
    table.reset();
    expect(table.total.value).toBe(0);
    expect(table.selection.value.ids).toEqual([]);
    await turn();
    expect(table.total.value).toBe(5);
    expect(idAtTop()).toBe(1);
    expect(table.following.value).toBe(true);
  });
});

describe('the table after a reload', () => {
  it('finds its place and its selection again', async () => {
    const { table, turn, idAtTop } = await openTable(1000);
    table.restore({ selected: [503, 505], focused: 503, following: false, top: 500 });
    await turn();
    expect(idAtTop()).toBe(500);
    expect(table.selection.value.ids).toEqual([503, 505]);
    expect(table.selection.value.focus?.id).toBe(503);
    await table.moveBy(1);
    expect(table.selection.value.ids).toEqual([504]);
  });

  it('keeps what was selected before the row came where the keyboard was', async () => {
    const { table, turn } = await openTable(1000);
    table.restore({ selected: [505], focused: 505, following: false, top: 500 });
    await table.select({ id: 1, index: 0 });
    await turn();
    expect(table.selection.value).toMatchObject({ ids: [1], focus: { id: 1 } });
  });
});

describe('the table when the host fails', () => {
  it('says so until an answer comes', async () => {
    let works = false;
    const { host } = fakeHost<PanelCalls, PanelEvents>({
      window: () => {
        if (!works) throw new Error('the engine is gone');
        return { rows: [], start: 0, total: 0, scanned: 0, frames: 0, searched: 0, all: 0, notes: [] };
      },
      select: () => null,
    });
    const clock = new HandClock();
    const table = new TableModel(host, clock);
    table.height.value = HEIGHT;
    table.start();
    clock.advance(100);
    await settled();
    expect(table.failure.value).toMatchObject({ message: 'the engine is gone' });
    works = true;
    table.heard();
    for (let picture = 0; picture < 3; picture++) {
      clock.advance(1000);
      await settled();
    }
    expect(table.failure.value).toBeUndefined();
  });
});
