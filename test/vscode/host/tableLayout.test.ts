import * as assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { usualLayout, type ColumnId, type TableLayout } from '../../../src/contract/panel.ts';
import { columnCommands, withChosen } from '../../../src/host/commands/columnCommands.ts';
import { KeptTableLayout, layoutFrom } from '../../../src/host/panel/tableLayout.ts';
import * as vscode from 'vscode';

function memento(first?: unknown) {
  let kept = first;
  return { get: () => kept, update: (_: string, value: unknown) => Promise.resolve(void (kept = value)) };
}

describe('how tables look', () => {
  const pick = vscode.window.showQuickPick;
  afterEach(() => {
    (vscode.window as { showQuickPick: unknown }).showQuickPick = pick;
  });

  it('is as usual first, kept, and told', async () => {
    const layout = new KeptTableLayout(memento());
    const told: TableLayout[] = [];
    layout.onDidChange((changed) => told.push(changed));
    assert.deepEqual(layout.get(), usualLayout);
    const wanted = { columns: ['gap', 'preview'], widths: { gap: 90 } };
    await layout.set(wanted);
    assert.deepEqual([layout.get(), told], [wanted, [wanted]]);
    layout.dispose();
  });

  it('is what can be understood of what is kept', () => {
    for (const nothing of [undefined, null, 7, 'x']) assert.deepEqual(layoutFrom(nothing), usualLayout);
    const kept = { columns: ['id', 'nonsense', 'id', 3], widths: { id: 50, time: 1, kind: '9', other: 70 } };
    assert.deepEqual(layoutFrom(kept), { columns: ['id', 'preview'], widths: { id: 50 } });
    assert.deepEqual(layoutFrom({ widths: null }), usualLayout);
  });

  it('is chosen from a list, and reset', async () => {
    const layout = new KeptTableLayout(memento());
    const commands = columnCommands({ layout });
    const offered: string[] = [];
    (vscode.window as { showQuickPick: unknown }).showQuickPick = (items: { id: ColumnId; picked: boolean }[]) => {
      offered.push(items.map(({ id, picked }) => `${picked ? '+' : '-'}${id}`).join(' '));
      return Promise.resolve(offered.length === 1 ? items.filter(({ id }) => id === 'id' || id === 'gap') : undefined);
    };
    await commands.chooseColumns();
    assert.deepEqual(layout.get().columns, ['id', 'gap', 'preview']);
    await commands.chooseColumns();
    assert.deepEqual(layout.get().columns, ['id', 'gap', 'preview']);
    assert.deepEqual(offered, [
      '+id +time -gap -reply -since +direction +kind +flags +length -size',
      '+id -time +gap -reply -since -direction -kind -flags -length -size',
    ]);
    await commands.resetColumns();
    assert.deepEqual(layout.get(), usualLayout);
  });

  it('keeps the order of those that stay', () => {
    const columns = (ids: string): ColumnId[] => ids.split(' ') as ColumnId[];
    const chosen = new Set(columns('time kind id gap'));
    assert.deepEqual(withChosen(columns('kind preview time'), chosen), columns('id kind preview time gap'));
  });
});
