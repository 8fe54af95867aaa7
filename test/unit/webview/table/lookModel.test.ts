import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { PanelCalls, PanelEvents } from '../../../../src/contract/panel.ts';
import { LookModel } from '../../../../webview/table/lookModel.ts';
import { fakeHost, settled } from '../fakeHost.ts';

describe('how rows look', () => {
  it('is asked for, and changes at once with the settings', async () => {
    const { host, emit } = fakeHost<PanelCalls, PanelEvents>({ look: () => ({ density: 'compact', times: 'utc' }) });
    const table = { rowHeight: signal(22) };
    const model = new LookModel(host, table);
    await model.read();
    expect([table.rowHeight.value, model.times.value]).toEqual([18, 'utc']);
    emit('look', { density: 'comfortable', times: 'sincePrevious' });
    await settled();
    expect([table.rowHeight.value, model.times.value]).toEqual([28, 'sincePrevious']);
    emit('look', { density: 'normal', times: 'absolute' });
    await settled();
    expect(table.rowHeight.value).toBe(22);
  });
});
