import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { usualLook, type PanelCalls, type PanelEvents } from '../../../../src/contract/panel.ts';
import { LookModel } from '../../../../webview/table/lookModel.ts';
import { fakeHost, settled } from '../fakeHost.ts';

describe('how rows look', () => {
  it('is asked for, and changes at once with the settings', async () => {
    const { host, emit } = fakeHost<PanelCalls, PanelEvents>({
      look: () => ({ density: 'compact', times: 'utc', selectionLimit: 5 }),
    });
    const table = { rowHeight: signal(22), selectionLimit: signal(0) };
    const model = new LookModel(host, table);
    await model.read();
    expect([table.rowHeight.value, model.times.value]).toEqual([18, 'utc']);
    expect(table.selectionLimit.value).toBe(5);
    emit('look', { ...usualLook, density: 'comfortable', times: 'sincePrevious' });
    await settled();
    expect([table.rowHeight.value, model.times.value]).toEqual([28, 'sincePrevious']);
    emit('look', usualLook);
    await settled();
    expect([table.rowHeight.value, table.selectionLimit.value]).toEqual([22, 1000]);
  });
});
