import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { PanelCalls, PanelEvents, PanelState } from '../../../../src/contract/panel.ts';
import { ComposerModel } from '../../../../webview/composer/composerModel.ts';
import { act } from '../../../../webview/panel/actions.ts';
import type { Models } from '../../../../webview/panel/models.ts';
import { SessionModel } from '../../../../webview/panel/sessionModel.ts';
import { TableModel } from '../../../../webview/table/tableModel.ts';
import { fakeHost, settled } from '../fakeHost.ts';
import { HandClock } from '../table/handClock.ts';

function open() {
  const { host, calls } = fakeHost<PanelCalls, PanelEvents>({
    resend: ({ ids }) => ({ sent: ids.length }),
    compose: ({ id }) => ({ kind: 'text', text: `row ${id}` }),
  });
  const models: Models = {
    session: new SessionModel(host),
    table: new TableModel(host, new HandClock()),
    composer: new ComposerModel(host),
    tab: signal<PanelState['tab']>('handshake'),
    now: signal(0),
  };
  return { models, calls };
}

describe('actions asked for by the window', () => {
  it('starts and stops following', () => {
    const { models } = open();
    act('followNewest', models);
    expect(models.table.following.value).toBe(false);
    act('followNewest', models);
    expect(models.table.following.value).toBe(true);
  });

  it('resends the selected rows in the order of the view', async () => {
    const { models, calls } = open();
    act('resend', models);
    models.table.selection.value = { ids: [3, 5, 9], focus: { id: 5, index: 4 } };
    act('resend', models);
    await settled();
    expect(calls).toEqual([{ method: 'resend', params: { ids: [3, 5, 9] } }]);
  });

  it('edits the focused row, or the last one selected', async () => {
    const { models, calls } = open();
    models.table.selection.value = { ids: [3, 5, 9], focus: { id: 5, index: 4 } };
    act('editAndResend', models);
    await settled();
    models.table.selection.value = { ids: [3, 9] };
    act('editAndResend', models);
    await settled();
    expect(calls.map(({ params }) => params)).toEqual([{ id: 5 }, { id: 9 }]);
    expect(models.composer.draft.value).toBe('row 9');
  });

  it('asks the composer to take the focus', () => {
    const { models } = open();
    act('focusComposer', models);
    expect(models.composer.focusAsked.value).toBe(1);
  });
});
