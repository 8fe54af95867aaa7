/** Marks on rows: set and taken away by a key, and gone to. */
import type { Bookmark } from '../../src/contract/model.ts';
import type { Models } from '../panel/models.ts';
import { rowAt } from './pages.ts';
import { idsFocusLast } from './selection.ts';

/** Marks the selected rows; where the focused one is marked, takes the marks of all away. */
export async function toggleBookmark({ session, table }: Pick<Models, 'session' | 'table'>): Promise<void> {
  const selection = table.selection.peek();
  const ids = idsFocusLast(selection);
  if (ids.length === 0) return;
  const page = table.page.peek();
  const focused = page && selection.focus && rowAt(page, selection.focus.index);
  await session.run('bookmark', { ids, on: focused?.bookmarked !== true });
}

/** The next marked row after one, or the one before it; beyond the end it begins again. `marked` is in the order of the rows. */
export function neighbour(
  marked: readonly Bookmark[],
  from: number | undefined,
  way: 'next' | 'previous',
): number | undefined {
  if (way === 'next') return (marked.find(({ id }) => from === undefined || id > from) ?? marked[0])?.id;
  return (marked.findLast(({ id }) => from === undefined || id < from) ?? marked.at(-1))?.id;
}
