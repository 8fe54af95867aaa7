import type { EngineCalls } from '../contract/engine.ts';
import { longestNote } from '../contract/model.ts';
import type { Capture } from './capture/capture.ts';
import { mostBookmarks } from './capture/bookmarks.ts';
import { noFrame, notKept, noteTooLong, tooManyBookmarks } from './sessionFailures.ts';

type Asked = Omit<EngineCalls['bookmark']['params'], 'session'>;

/** Marks rows of a capture, or takes their marks away. Throws an `RpcError` where that cannot be, and changes nothing then. */
export function bookmark({ marks: { bookmarks }, frames }: Capture, { ids, on, note }: Asked): void {
  const unknown = ids.find((id) => !Number.isSafeInteger(id) || id < 1 || id > frames.count);
  if (unknown !== undefined) throw noFrame(unknown, frames.count);
  if (note !== undefined && note.length > longestNote) throw noteTooLong(longestNote);
  if (on && bookmarks.countWith(ids) > mostBookmarks) throw tooManyBookmarks(mostBookmarks);
  try {
    if (on) bookmarks.set(ids, note);
    else bookmarks.remove(ids);
  } catch (error) {
    throw notKept(error);
  }
}
