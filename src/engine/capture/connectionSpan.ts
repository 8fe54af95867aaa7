import type { CaptureIndex } from './captureIndex.ts';
import type { ConnectionMeta, Framing } from './connectionMeta.ts';

/** The rows of one connection. */
export interface ConnectionSpan {
  /** Id of its first row: that of the marker it begins with, 1 where it is the record's first connection. */
  first: number;
  /** Id of its last row; Infinity for the newest one's. */
  last: number;
  /** It began before the record does: it was cleared away in part, or is the first one. */
  atStart: boolean;
  framing: Framing | undefined;
  /** Milliseconds since the epoch; undefined where it never was. */
  opened: number | undefined;
}

/** Where the row with this id belongs; `start` is the connection that the record begins with. */
export function spanOf(id: number, { beginnings, frames }: CaptureIndex, start: ConnectionMeta): ConnectionSpan {
  const before = beginnings.rank(id + 1);
  const [next = Infinity] = beginnings.slice(before, 1);
  const last = next - 1;
  if (before === 0) return { first: 1, last, atStart: true, framing: start.framing, opened: start.opened };
  const first = beginnings.slice(before - 1, 1)[0]!;
  const record = frames.get(first)!;
  return { first, last, atStart: false, framing: record.marker?.framing, opened: record.time };
}
