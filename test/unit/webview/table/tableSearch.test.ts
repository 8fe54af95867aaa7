import { describe, expect, it } from 'vitest';
import type { PanelCalls, PanelEvents } from '../../../../src/contract/panel.ts';
import { TableModel } from '../../../../webview/table/tableModel.ts';
import { fakeHost, settled } from '../fakeHost.ts';
import { HandClock } from './handClock.ts';
import { HEIGHT, openTable } from './openTable.ts';
import { rowOf } from './rowsOf.ts';

describe('the search behind a filter', () => {
  /** A filter over 1000 frames of which 400 were looked at. */
  async function searching() {
    const test = await openTable(1000);
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
