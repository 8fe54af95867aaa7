import * as assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { mostFieldColumns, shownFields, usualLayout } from '../../../src/contract/panel.ts';
import type { ColumnId, TableLayout } from '../../../src/contract/panel.ts';
import { columnCommands, withChosen } from '../../../src/host/commands/columnCommands.ts';
import { KeptTableLayout, layoutFrom } from '../../../src/host/panel/tableLayout.ts';
import type { Services } from '../../../src/host/services.ts';
import * as vscode from 'vscode';

function memento(first?: unknown) {
  let kept = first;
  return { get: () => kept, update: (_: string, value: unknown) => Promise.resolve(void (kept = value)) };
}

const decoders = {
  detail: (_: unknown, detail: unknown) => Promise.resolve(detail),
} as unknown as Services['decoders'];

describe('how tables look', () => {
  const { showQuickPick, showInputBox } = vscode.window;
  afterEach(() => {
    Object.assign(vscode.window, { showQuickPick, showInputBox });
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
    const commands = columnCommands({ layout, panels: { current: undefined }, decoders });
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

  it('has fields of messages, so many at most', () => {
    const fields = Array.from({ length: mostFieldColumns + 2 }, (_, i) => `field:$.f${i}`);
    const { columns } = layoutFrom({ columns: ['id', 'field:nonsense', 'field:mqtt.topic', ...fields, 7] });
    assert.deepEqual(columns.slice(0, 3), ['id', 'field:mqtt.topic', 'field:$.f0']);
    assert.equal(shownFields({ columns, widths: {} }).length, mostFieldColumns);
    assert.deepEqual(layoutFrom({ columns: ['id'], widths: { 'field:$.a': 90, 'field:?': 90 } }).widths, {
      'field:$.a': 90,
    });
  });

  it('has a field that is picked of those of the decoder, or written, once', async () => {
    const layout = new KeptTableLayout(memento());
    const snapshot = { decoder: { chain: 'base64 > mqtt', by: 'choice' } };
    const tree = '{"cmd":"publish","topic":"a/b","payload":{"temperature":21}}';
    const call = (method: string) =>
      Promise.resolve(
        method === 'window'
          ? { rows: [{ id: 7, opcode: 'binary', direction: 'in' }] }
          : { decoded: { decoder: 'base64 > mqtt', title: 'MQTT', summary: '', tree, ranges: [] } },
      );
    const panels = { current: { selection: [], session: { snapshot, call } } } as unknown as Services['panels'];
    const commands = columnCommands({ layout, panels, decoders });
    const problems: unknown[] = [];
    let offered: string[] = [];
    let picks = 'mqtt.topic';
    (vscode.window as { showQuickPick: unknown }).showQuickPick = (items: { label: string }[]) => {
      offered = items.map(({ label }) => label);
      return Promise.resolve(items.find(({ label }) => label === picks));
    };
    (vscode.window as { showInputBox: unknown }).showInputBox = (options: vscode.InputBoxOptions) => {
      problems.push(options.validateInput?.('topic'), options.validateInput?.(' $.a '));
      return Promise.resolve(' $.a ');
    };
    await commands.addFieldColumn();
    assert.deepEqual(offered.slice(0, 7), [
      'On this connection',
      'mqtt.topic',
      'mqtt.cmd',
      'mqtt.payload',
      '$.payload.temperature',
      'Not seen so far',
      'mqtt.qos',
    ]);
    await commands.addFieldColumn();
    picks = 'Another one…';
    await commands.addFieldColumn();
    assert.deepEqual(problems, ['“topic” is neither a path such as $.a.b[0] nor a field of a decoder.', undefined]);
    assert.deepEqual(layout.get().columns.slice(-3), ['field:mqtt.topic', 'field:$.a', 'preview']);
  });

  it('keeps the order of those that stay', () => {
    const columns = (ids: string): ColumnId[] => ids.split(' ') as ColumnId[];
    const chosen = new Set(columns('time kind id gap'));
    assert.deepEqual(withChosen(columns('kind preview time'), chosen), columns('id kind preview time gap'));
  });
});
