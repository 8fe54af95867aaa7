import { Bookmarks } from './bookmarks.ts';
import { ReplayLinks } from './replayLinks.ts';

/** What is known of rows besides what passed: kept beside the record, in files of its own. */
export class RowMarks {
  readonly bookmarks: Bookmarks;
  readonly replays: ReplayLinks;

  constructor(folder: string) {
    this.bookmarks = new Bookmarks(folder);
    this.replays = new ReplayLinks(folder);
  }

  /** The record begins anew, and ids with it. */
  clear(): void {
    this.bookmarks.clear();
    this.replays.clear();
  }
}
