import { describe, expect, it } from 'vitest';
import { SEARCH_ANNOUNCE_INTERVAL, SearchAnnouncer } from '../../../../webview/panel/searchAnnouncements.ts';

const at = (searched: number, hits: number) => ({
  going: true,
  stopped: false,
  progress: { searched, all: 1000, hits },
  view: 'messages' as const,
  hits,
});
const none = { going: false, stopped: false, progress: undefined, view: 'messages' as const };

describe('announcements of a search', () => {
  it('tell how far it is, no more often than a voice can follow', () => {
    const announcer = new SearchAnnouncer();
    expect(announcer.next(at(100, 3), 0)).toBe('Searching, 10 percent: 3 rows');
    expect(announcer.next(at(500, 9), SEARCH_ANNOUNCE_INTERVAL - 1)).toBeUndefined();
    expect(announcer.next(at(900, 12), SEARCH_ANNOUNCE_INTERVAL)).toBe('Searching, 90 percent: 12 rows');
  });

  it('tell the end at once, and once', () => {
    const announcer = new SearchAnnouncer();
    announcer.next(at(100, 3), 0);
    expect(announcer.next({ ...none, hits: 1204 }, 1)).toBe('Search finished: 1,204 rows');
    expect(announcer.next({ ...none, hits: 1205 }, 2)).toBeUndefined();
  });

  it('tell what the rows cover where it was stopped', () => {
    const announcer = new SearchAnnouncer();
    announcer.next(at(100, 3), 0);
    expect(announcer.next({ ...at(412, 1), going: false, stopped: true }, 1)).toBe(
      'Searched the first 412 of 1,000 messages: 1 row matches.',
    );
  });

  it('say nothing of a search that was over at once', () => {
    expect(new SearchAnnouncer().next({ ...none, hits: 5 }, 0)).toBeUndefined();
  });
});
