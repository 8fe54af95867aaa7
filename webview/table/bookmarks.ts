/** Marks on rows: how one goes from one to the next. */
import type { Bookmark } from '../../src/contract/model.ts';

/** The next marked row after one, or the one before it; beyond the end it begins again. `marked` is in the order of the rows. */
export function neighbour(
  marked: readonly Bookmark[],
  from: number | undefined,
  way: 'next' | 'previous',
): number | undefined {
  if (way === 'next') return (marked.find(({ id }) => from === undefined || id > from) ?? marked[0])?.id;
  return (marked.findLast(({ id }) => from === undefined || id < from) ?? marked.at(-1))?.id;
}
