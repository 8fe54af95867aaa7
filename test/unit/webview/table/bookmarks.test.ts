import { describe, expect, it } from 'vitest';
import { neighbour } from '../../../../webview/table/bookmarks.ts';

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
