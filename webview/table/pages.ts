/** Pages are the pieces of a view that the host has answered. */
import type { RowsWindow } from '../../src/contract/engine.ts';
import type { WindowQuery } from '../../src/contract/panel.ts';
import type { Row, View } from '../../src/contract/model.ts';

/** Which rows, in which view. */
export interface RowsOf {
  view: View;
  filter: string;
}

/** An answer together with what was asked. */
export interface Page extends RowsWindow, RowsOf {}

export function sameRows(a: RowsOf, b: RowsOf): boolean {
  return a.view === b.view && a.filter === b.filter;
}

export function rowAt(page: Page, index: number): Row | undefined {
  return page.rows[index - page.start];
}

export function isComplete(page: Page): boolean {
  return page.scanned >= page.frames;
}

/** The same line in the table; only a message that is still growing, or being inflated, changes, and what a person puts on it. */
function looksSame(a: Row, b: Row): boolean {
  if (a.inflating || b.inflating || a.bookmarked !== b.bookmarked || a.note !== b.note) return false;
  if (a.reply?.id !== b.reply?.id || a.request?.id !== b.request?.id || a.unanswered !== b.unanswered) return false;
  if (a.decoder !== b.decoder || JSON.stringify(a.fields) !== JSON.stringify(b.fields)) return false;
  return a.id === b.id && a.wireLength === b.wireLength && a.fin === b.fin && a.violation?.code === b.violation?.code;
}

/** There will be more to see of some row, though nothing new has come. */
export function isInflating({ rows }: Page): boolean {
  return rows.some(({ inflating }) => inflating);
}

/** The same of replies. */
export function isPairing({ pairing }: Page): boolean {
  return pairing === true;
}

/** The new answer, holding the row objects of the old one where nothing changed, so that they are not drawn again. */
export function pageOfAnswer(query: WindowQuery, answer: RowsWindow, old: Page | undefined): Page {
  const page = { ...answer, view: query.view, filter: query.filter };
  if (!old || !sameRows(page, old)) return page;
  const rows = answer.rows.map((row, offset) => {
    const before = rowAt(old, answer.start + offset);
    return before && looksSame(before, row) ? before : row;
  });
  return { ...page, rows };
}

/**
 * By how many rows what is at `index` has moved: a message may come to match a filter late, before rows already seen.
 * Zero where the row is not on both pages.
 */
export function shiftAt(index: number, before: Page, after: Page): number {
  const row = rowAt(before, index);
  if (!row || !sameRows(before, after)) return 0;
  const offset = after.rows.findIndex(({ id }) => id === row.id);
  return offset < 0 ? 0 : after.start + offset - index;
}
