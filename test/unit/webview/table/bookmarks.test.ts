import { describe, expect, it, vi } from 'vitest';
import { neighbour, toggleBookmark } from '../../../../webview/table/bookmarks.ts';
import { noSelection, selectOnly } from '../../../../webview/table/selection.ts';
import { rowOf } from './rowsOf.ts';

const marked = [{ id: 3 }, { id: 7, note: 'x' }, { id: 9 }];

describe('the bookmark next to a row', () => {
  it.each([
    ['next', 3, 7],
    ['next', 4, 7],
    ['next', 9, 3],
    ['next', undefined, 3],
    ['previous', 7, 3],
    ['previous', 8, 7],
    ['previous', 3, 9],
    ['previous', undefined, 9],
  ] as const)('%s of %s', (way, from, expected) => {
    expect(neighbour(marked, from, way)).toBe(expected);
  });

  it('is none where there is none', () => {
    expect(neighbour([], 1, 'next')).toBeUndefined();
    expect(neighbour([], undefined, 'previous')).toBeUndefined();
  });
});

describe('a key for bookmarks', () => {
  function models(selection: object, bookmarked: boolean) {
    const run = vi.fn(() => Promise.resolve(true));
    const rows = [{ ...rowOf(5), ...(bookmarked ? { bookmarked: true } : {}) }];
    const table = { selection: { peek: () => selection }, page: { peek: () => ({ start: 4, rows, total: 9 }) } };
    return { run, given: { session: { run }, table } as unknown as Parameters<typeof toggleBookmark>[0] };
  }

  it.each([
    [false, true],
    [true, false],
  ])('where the row is marked (%s)', async (bookmarked, on) => {
    const { run, given } = models(selectOnly({ id: 5, index: 4 }), bookmarked);
    await toggleBookmark(given);
    expect(run).toHaveBeenCalledExactlyOnceWith('bookmark', { ids: [5], on });
  });

  it('does nothing where nothing is selected', async () => {
    const { run, given } = models(noSelection, false);
    await toggleBookmark(given);
    expect(run).not.toHaveBeenCalled();
  });
});
