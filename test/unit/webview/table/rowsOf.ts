/** Rows and pages to vary in tests. */
import type { Row } from '../../../../src/contract/model.ts';
import type { Page } from '../../../../webview/table/pages.ts';

export function rowOf(id: number, changes: Partial<Row> = {}): Row {
  return {
    id,
    time: id,
    direction: 'in',
    opcode: 'text',
    fin: true,
    rsv: 0,
    masked: false,
    wireLength: 7,
    payloadLength: 5,
    preview: `row ${id}`,
    ...changes,
  };
}

/** Ids from `start + 1` on, at positions from `start`. */
export function pageOf(start: number, count: number, changes: Partial<Page> = {}): Page {
  const total = changes.total ?? start + count;
  return {
    view: 'frames',
    filter: '',
    rows: Array.from({ length: count }, (_, offset) => rowOf(start + offset + 1)),
    start,
    total,
    scanned: total,
    frames: total,
    searched: total,
    all: total,
    notes: [],
    ...changes,
  };
}
