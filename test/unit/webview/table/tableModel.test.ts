/* eslint max-lines: ['error', 420] -- one table, told in one story */
import { describe, expect, it } from 'vitest';
import type { PanelCalls, PanelEvents, WindowQuery } from '../../../../src/contract/panel.ts';
import { TableModel } from '../../../../webview/table/tableModel.ts';
import { fakeHost, settled } from '../fakeHost.ts';
import { HandClock } from './handClock.ts';
import { rowOf } from './rowsOf.ts';

const HEIGHT = 220;

/** A session of `count` frames; the filter `tens` lets every tenth through, `none` nothing. */
async function open(count: number) {
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

describe('the table while it follows', () => {
  it('shows the last rows, and moves on with the newest', async () => {
    const { table, session, turn, idAtTop } = await open(1000);
    expect(table.total.value).toBe(1000);
    expect(idAtTop()).toBe(991);
    session.count = 1200;
    table.heard();
    await turn();
    expect(idAtTop()).toBe(1191);
  });

  it('asks for no more than fits the screen', async () => {
    const { asked } = await open(1000);
    expect(asked()).toEqual([
      { method: 'window', params: { view: 'frames', filter: '', start: Number.MAX_SAFE_INTEGER, count: 12 } },
    ]);
  });

  it('asks once for many pieces of news', async () => {
    const { table, turn, asked } = await open(1000);
    const before = asked().length;
    for (let news = 0; news < 50; news++) table.heard();
    await turn();
    expect(asked().length).toBe(before + 1);
  });

  it('stops when the reader scrolls or selects, and nothing moves', async () => {
    const { table, session, turn, idAtTop } = await open(1000);
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
    const { table } = await open(1000);
    table.scrollTo(-50);
    expect(table.top.value).toBe(0);
    table.scrollTo(1e9);
    expect(table.top.value).toBe(990);
  });
});

describe('moving through the table by keys', () => {
  it('goes to the first and to the last row of the whole view', async () => {
    const { table, turn, idAtTop } = await open(1_000);
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
    const { table, turn } = await open(30);
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
    const { table } = await open(1000);
    await table.moveBy(1);
    expect(table.selection.value.ids).toEqual([991]);
  });

  it('extends over rows that were never on the screen', async () => {
    const { table, turn } = await open(500);
    await table.moveTo(3);
    await turn();
    await table.moveToEnd(true);
    expect(table.selection.value.ids).toEqual(Array.from({ length: 497 }, (_, at) => at + 4));
    expect(table.following.value).toBe(false);
  });

  it('never selects more than a thousand rows', async () => {
    const { table, turn } = await open(5000);
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
    const { table, calls, turn } = await open(100);
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
    const { table, turn } = await open(1000);
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

  it('finds the row again after a filter that matched nothing', async () => {
    const { table, turn } = await open(1000);
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
    const { table, turn, idAtTop } = await open(1000);
    table.scrollTo(500);
    await turn();
    table.show({ filter: 'tens' });
    await turn();
    expect(idAtTop()).toBe(510);
  });

  it('goes on asking until every frame was looked at', async () => {
    const { table, session, turn, asked } = await open(1000);
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
    const { table, session, turn } = await open(1000);
    session.scanned = 0;
    table.show({ filter: 'tens' });
    await turn();
    expect(table.page.value?.filter).toBe('');
    session.scanned = 1000;
    await turn();
    expect(table.page.value?.filter).toBe('tens');
  });

  it('selects a row that the inspector asks for, without the filter that hides it', async () => {
    const { table, turn } = await open(1000);
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
    const { table, calls, turn, asked, session } = await open(100);
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

describe('the search behind a filter', () => {
  /** A filter over 1000 frames of which 400 were looked at. */
  async function searching() {
    const test = await open(1000);
    test.session.scanned = 400;
    test.table.show({ filter: 'tens' });
    await test.turn();
    return test;
  }
  const lastQuestion = (asked: unknown[]): unknown => (asked.at(-1) as { params: unknown }).params;

  it('is told of while it goes on, with the rows found so far', async () => {
    const { table, session, turn } = await searching();
    expect(table.search.going.value).toBe(true);
    expect(table.search.progress.value).toEqual({ searched: 400, all: 1000, hits: 40 });
    table.scrollTo(10);
    await turn();
    expect(table.page.value?.rows[0]?.id).toBe(10);
    session.scanned = 1000;
    await turn();
    expect([table.search.going.value, table.total.value]).toEqual([false, 100]);
  });

  it('ends where it is stopped: no question goes on with it', async () => {
    const { table, session, turn, asked } = await searching();
    table.search.stop();
    await turn();
    expect(lastQuestion(asked())).toMatchObject({ filter: 'tens', search: false });
    const before = asked().length;
    await turn();
    expect(asked().length).toBe(before);
    expect(table.rows()).toEqual({ view: 'frames', filter: 'tens', search: false });
    session.count = 1100;
    table.heard();
    await turn();
    expect(lastQuestion(asked())).toMatchObject({ search: false });
    expect(table.search.progress.value).toEqual({ searched: 400, all: 1100, hits: 40 });
  });

  it('goes on from there when it is told to, or for other rows', async () => {
    const { table, turn, asked } = await searching();
    table.search.stop();
    await turn();
    table.search.goOn();
    await turn();
    expect(lastQuestion(asked())).not.toHaveProperty('search');
    expect(table.search.going.value).toBe(true);
    table.search.stop();
    table.show({ filter: 'none' });
    await turn();
    expect(lastQuestion(asked())).toEqual(expect.not.objectContaining({ search: false }));
    expect(table.search.stopped.value).toBe(false);
  });
});

describe('rows that are still being inflated', () => {
  it('are asked for again until they are whole', async () => {
    const rows = [rowOf(1, { preview: '', payloadLength: 0, inflating: true })];
    const { host, calls } = fakeHost<PanelCalls, PanelEvents>({
      window: () => ({ rows, start: 0, total: 1, scanned: 1, frames: 1, searched: 1, all: 1, notes: [] }),
      select: () => null,
    });
    const clock = new HandClock();
    const table = new TableModel(host, clock);
    const turn = async (): Promise<void> => {
      for (let picture = 0; picture < 3; picture++) {
        clock.advance(1000);
        await settled();
      }
    };
    table.height.value = HEIGHT;
    table.start();
    await turn();
    const asked = calls.length;
    await turn();
    expect(calls.length).toBeGreaterThan(asked);
    rows[0] = rowOf(1, { preview: 'inflated', payloadLength: 5_000_000 });
    await turn();
    expect(table.page.value?.rows[0]?.preview).toBe('inflated');
    const whole = calls.length;
    await turn();
    expect(calls.length).toBe(whole);
  });
});

describe('the table of a capture that was cleared', () => {
  it('forgets the rows of the old record and follows the new one', async () => {
    const { table, session, turn, idAtTop } = await open(1000);
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
    const { table, turn, idAtTop } = await open(1000);
    table.restore([505], false, 500);
    await turn();
    expect(idAtTop()).toBe(500);
    expect(table.selection.value.ids).toEqual([505]);
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
