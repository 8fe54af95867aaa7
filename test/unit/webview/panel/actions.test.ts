import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { PanelCalls, PanelEvents, PanelState } from '../../../../src/contract/panel.ts';
import { ComposerModel } from '../../../../webview/composer/composerModel.ts';
import { Find } from '../../../../webview/filter/find.ts';
import { KnownFilters } from '../../../../webview/filter/knownFilters.ts';
import { LikeRows } from '../../../../webview/filter/likeRows.ts';
import { act } from '../../../../webview/panel/actions.ts';
import type { Models } from '../../../../webview/panel/models.ts';
import { SessionModel } from '../../../../webview/panel/sessionModel.ts';
import { StatisticsModel } from '../../../../webview/statistics/statisticsModel.ts';
import { SentRows } from '../../../../webview/table/sentRows.ts';
import { ColumnsModel } from '../../../../webview/table/columnsModel.ts';
import { LookModel } from '../../../../webview/table/lookModel.ts';
import { TableModel } from '../../../../webview/table/tableModel.ts';
import { fakeHost, settled } from '../fakeHost.ts';
import { HandClock } from '../table/handClock.ts';
import { pageOf, rowOf } from '../table/rowsOf.ts';
import '../../../../webview/filter/bringGrammar.ts';

function open() {
  const { host, calls } = fakeHost<PanelCalls, PanelEvents>({
    resend: ({ ids }) => ({ sent: ids.length }),
    compose: ({ id }) => ({ kind: 'text', text: `row ${id}` }),
  });
  const table = new TableModel(host, new HandClock());
  const models: Models = {
    session: new SessionModel(host),
    table,
    columns: new ColumnsModel(host, table),
    look: new LookModel(host, table),
    sent: new SentRows(host, table),
    like: new LikeRows(host, table),
    find: new Find(host, table, new HandClock()),
    known: new KnownFilters(host),
    composer: new ComposerModel(host),
    statistics: new StatisticsModel(host, table, new HandClock()),
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

  it('resends the selected sent rows in the order of the view', async () => {
    const { models, calls } = open();
    const sent = [3, 5, 9];
    models.table.page.value = pageOf(0, 10, {
      rows: Array.from({ length: 10 }, (_, at) => rowOf(at + 1, { direction: sent.includes(at + 1) ? 'out' : 'in' })),
    });
    models.table.selection.value = { ids: [4, 6] };
    act('resend', models);
    expect(models.session.failure.value?.code).toBe('nothing-to-resend');
    models.table.selection.value = { ids: [3, 4, 5, 9], focus: { id: 5, index: 4 } };
    act('resend', models);
    await settled();
    expect(calls).toEqual([{ method: 'resend', params: { ids: [3, 5, 9] } }]);
    expect(models.composer.wentOut.value).toBe(true);
  });

  it('edits the focused row, or the last one selected', async () => {
    const { models, calls } = open();
    models.table.selection.value = { ids: [3, 5, 9], focus: { id: 5, index: 4 } };
    act('editAndResend', models);
    await settled();
    models.table.selection.value = { ids: [3, 9] };
    act('editAndResend', models);
    await settled();
    const composed = calls.filter(({ method }) => method === 'compose');
    expect(composed.map(({ params }) => params)).toEqual([{ id: 5 }, { id: 9 }]);
    expect(models.composer.draft.value).toBe('row 9');
  });

  it('asks the composer to take the focus', () => {
    const { models } = open();
    act('focusFilter', models);
    expect(models.find.focusAsked.value).toBe('all');
    act('focusComposer', models);
    expect(models.composer.focusAsked.value).toBe(1);
  });

  it('hides what is like the focused row, and shows nothing else', async () => {
    const { models } = open();
    models.table.page.value = pageOf(0, 20);
    await models.table.select({ id: 4, index: 3 });
    act('hideLikeThis', models);
    await settled();
    expect(models.table.filter.value).toBe('-(dir:in op:text "row")');
    models.table.page.value = pageOf(0, 20, { filter: models.table.filter.value });
    await models.table.select({ id: 4, index: 3 });
    act('showLikeThis', models);
    await settled();
    expect(models.table.filter.value).toBe('dir:in op:text "row"');
  });
});
