import { describe, expect, it } from 'vitest';
import type { RowsWindow } from '../../../../src/contract/engine.ts';
import { LAST_ROWS, usualLayout, usualLook } from '../../../../src/contract/panel.ts';
import type { SessionSnapshot } from '../../../../src/contract/model.ts';
import { panelOpening } from '../../../../src/host/panel/panelOpening.ts';
import { snapshotOf } from '../../webview/panel/snapshotOf.ts';
import { rowOf } from '../../webview/table/rowsOf.ts';

const found: RowsWindow = {
  rows: [rowOf(7)],
  start: 0,
  total: 1,
  scanned: 1,
  frames: 1,
  searched: 1,
  all: 1,
  notes: [],
};

function open(call: (method: string, query: unknown) => Promise<unknown>, parts: Partial<SessionSnapshot> = {}) {
  const session = { id: 's1', snapshot: snapshotOf(parts), call: call as never };
  const named = (answer: RowsWindow) => ({ ...answer, rows: answer.rows.map((row) => ({ ...row, decoder: 'own' })) });
  const decoders = { window: (_: unknown, answer: RowsWindow) => Promise.resolve(named(answer)) };
  return (columns = usualLayout.columns) =>
    panelOpening(session, { decoders, layout: { get: () => ({ columns, widths: {} }) }, look: () => usualLook });
}

describe('panelOpening', () => {
  it('has the last rows of a connection, as other extensions decode them', async () => {
    const asked: unknown[] = [];
    const opening = await open((method, query) => {
      asked.push([method, query]);
      return Promise.resolve(found);
    })();
    expect(asked).toEqual([['window', { view: 'frames', filter: '', start: LAST_ROWS, count: 64 }]]);
    expect(opening.rows?.answer.rows).toEqual([{ ...rowOf(7), decoder: 'own' }]);
    expect(opening).toMatchObject({ snapshot: { id: snapshotOf().id }, layout: usualLayout, look: usualLook });
  });

  it('has the first rows of a file, and replies where their column is shown', async () => {
    const asked: unknown[] = [];
    const file = { path: '/a.wscap' } as never;
    const opened = open((_, query) => Promise.resolve((asked.push(query), found)), { file });
    await opened(['id', 'reply']);
    expect(asked).toEqual([{ view: 'frames', filter: '', start: 0, count: 64, replies: true }]);
  });

  it('has the fields that are columns', async () => {
    const asked: unknown[] = [];
    await open((_, query) => Promise.resolve((asked.push(query), found)))(['id', 'field:$.type', 'preview']);
    expect(asked).toMatchObject([{ fields: ['$.type'] }]);
  });

  it('goes without rows that are refused, or do not come', async () => {
    const refused = await open(() => Promise.reject(new Error('The engine is gone.')))();
    expect(refused).not.toHaveProperty('rows');
    const silent = await open(() => new Promise(() => undefined))();
    expect(silent).not.toHaveProperty('rows');
    expect(silent.snapshot.id).toBe(snapshotOf().id);
  });
});
