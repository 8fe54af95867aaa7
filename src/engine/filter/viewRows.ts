import type { FilterNote } from '../../contract/engine.ts';

/** The rows of a view by position, as far as they are known. */
export interface ViewRows {
  /** Rows known to match. */
  readonly size: number;
  /** Frames looked at so far. */
  readonly scanned: number;
  readonly notes: readonly FilterNote[];
  /** Which rows match depends on bookmarks and their notes. */
  readonly asksForBookmarks?: boolean;
  /** A message that takes long to inflate: it is to be settled before the next step. */
  readonly long?: number | undefined;
  /** Ids of the rows at `start` and after. */
  slice(start: number, count: number): number[];
  /** Position of this row, or of the next one after it. */
  rank(id: number): number;
  /** Looks at further frames for some milliseconds; true when none is left. */
  step(): boolean;
}
