import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { View } from '../../../../src/contract/model.ts';
import type { PanelCalls, PanelEvents, TableLayout } from '../../../../src/contract/panel.ts';
import { ColumnsModel } from '../../../../webview/table/columnsModel.ts';
import { fakeHost, settled } from '../fakeHost.ts';

function open(layout: TableLayout) {
  const { host, calls, emit } = fakeHost<PanelCalls, PanelEvents>({ layout: () => layout, setLayout: () => null });
  const table = { view: signal<View>('frames'), width: signal(0) };
  const kept = (): unknown[] => calls.filter(({ method }) => method === 'setLayout').map(({ params }) => params);
  return { columns: new ColumnsModel(host, table), table, kept, emit };
}

const ids = ({ shown }: ColumnsModel): string => shown.value.map(({ id }) => id).join(' ');

describe('the columns of the table', () => {
  it('are as usual until the host has told', async () => {
    const { columns, table } = open({ columns: ['id', 'flags', 'preview'], widths: { id: 50 } });
    expect(ids(columns)).toBe('id time direction kind flags length preview');
    await columns.read();
    expect([ids(columns), columns.template.value]).toEqual([
      'id flags preview',
      '50px calc(0ch + 118px) minmax(0, 1fr)',
    ]);
    table.view.value = 'messages';
    expect(ids(columns)).toBe('id preview');
  });

  it('change in all panels', async () => {
    const { columns, emit } = open({ columns: ['preview'], widths: {} });
    emit('layout', { columns: ['kind', 'preview'], widths: {} });
    await settled();
    expect(ids(columns)).toBe('kind preview');
  });

  it('are moved, and kept', async () => {
    const { columns, kept } = open({ columns: ['id', 'time', 'preview'], widths: { id: 50 } });
    await columns.read();
    await columns.move('time', 'id');
    expect(ids(columns)).toBe('time id preview');
    expect(kept()).toEqual([{ columns: ['time', 'id', 'preview'], widths: { id: 50 } }]);
  });

  it('are made wide while an edge is dragged, kept at the end, and as usual again', async () => {
    const { columns, kept } = open({ columns: ['id', 'time', 'preview'], widths: {} });
    await columns.read();
    columns.resize('id', 61.4);
    columns.resize('time', -5);
    expect([columns.layout.value.widths, kept()]).toEqual([{ id: 61, time: 24 }, []]);
    await columns.keep();
    await columns.unsize('time');
    expect(kept()).toEqual([
      { columns: ['id', 'time', 'preview'], widths: { id: 61, time: 24 } },
      { columns: ['id', 'time', 'preview'], widths: { id: 61 } },
    ]);
  });
});
