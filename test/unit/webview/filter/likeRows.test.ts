import { describe, expect, it } from 'vitest';
import type { PanelCalls, PanelEvents } from '../../../../src/contract/panel.ts';
import { LikeRows, withLikeness } from '../../../../webview/filter/likeRows.ts';
import { TableModel } from '../../../../webview/table/tableModel.ts';
import { fakeHost } from '../fakeHost.ts';
import { HandClock } from '../table/handClock.ts';
import { pageOf, rowOf } from '../table/rowsOf.ts';
import '../../../../webview/filter/bringGrammar.ts';

describe('withLikeness', () => {
  it.each([
    ['', 'hide', '-(dir:in "a")'],
    ['tick ', 'hide', 'tick -(dir:in "a")'],
    ['a or b', 'hide', '(a or b) -(dir:in "a")'],
    ['(a or b) c', 'hide', '(a or b) c -(dir:in "a")'],
    ['tick', 'show', 'dir:in "a"'],
  ] as const)('%j, %s', (filter, how, expected) => {
    expect(withLikeness(filter, 'dir:in "a"', how)).toBe(expected);
  });

  it('hides nothing where there is nothing to be like', () => {
    expect(withLikeness('tick', '', 'hide')).toBe('tick');
  });
});

describe('LikeRows', () => {
  const start = '{"filler":"x';
  const { host, calls } = fakeHost<PanelCalls, PanelEvents>({
    window: ({ start: at, count }) => pageOf(at, count, { rows: [rowOf(at + 1, { preview: 'far away' })] }),
    compose: () => ({ kind: 'json', text: `${start}","type":"tick"}` }),
  });
  const open = () => {
    const table = new TableModel(host, new HandClock());
    const rows = [rowOf(1, { preview: start, payloadLength: 5_000 }), rowOf(2)];
    table.page.value = pageOf(0, 2, { rows, total: 1_000 });
    return { table, like: new LikeRows(host, table) };
  };

  it('asks for the whole of a JSON text whose beginning alone is here', async () => {
    const { table, like } = open();
    table.selection.value = { ids: [1], focus: { id: 1, index: 0 } };
    await like.filter('show');
    expect(table.filter.value).toBe('dir:in op:text $.type == tick');
  });

  it('asks for a row that is not on the screen, and leaves the filter where it is gone', async () => {
    const { table, like } = open();
    table.selection.value = { ids: [900], focus: { id: 900, index: 899 } };
    await like.filter('hide');
    expect(table.filter.value).toBe('-(dir:in op:text "far")');
    table.selection.value = { ids: [900], focus: { id: 900, index: 5 } };
    await like.filter('show');
    expect(table.filter.value).toBe('-(dir:in op:text "far")');
  });

  it('does nothing without a focused row', async () => {
    const { like } = open();
    calls.length = 0;
    await like.filter('hide');
    expect(calls).toEqual([]);
  });
});
