import { describe, expect, it } from 'vitest';
import type { KeptFilters, PanelCalls, PanelEvents } from '../../../../src/contract/panel.ts';
import { KnownFilters } from '../../../../webview/filter/knownFilters.ts';
import { fakeHost } from '../fakeHost.ts';

describe('KnownFilters', () => {
  it('has each text once, saved ones first', async () => {
    const kept: KeptFilters = { recent: ['tick', 'error'], saved: [{ name: 'Ticks', text: 'tick' }] };
    const filters = new KnownFilters(fakeHost<PanelCalls, PanelEvents>({ filters: () => kept }).host);
    expect(filters.all).toEqual([]);
    await filters.refresh();
    expect(filters.all).toEqual([
      { text: 'tick', about: 'Ticks' },
      { text: 'error', about: 'recent' },
    ]);
  });

  it('tells the host what was used, and knows it then', async () => {
    const recent: string[] = [];
    const { host, calls } = fakeHost<PanelCalls, PanelEvents>({
      filters: () => ({ recent, saved: [] }),
      rememberFilter: ({ filter }) => (recent.push(filter), null),
    });
    const filters = new KnownFilters(host);
    await filters.remember(' ');
    expect(calls).toEqual([]);
    await filters.remember('dir:in');
    expect(filters.all).toEqual([{ text: 'dir:in', about: 'recent' }]);
  });
});
