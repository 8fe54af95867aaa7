import { describe, expect, it } from 'vitest';
import { ANNOUNCE_INTERVAL, Announcer } from '../../../../webview/panel/announcements.ts';

describe('announcements', () => {
  it('tells how many rows are new', () => {
    const announcer = new Announcer(10);
    expect(announcer.next(10, 0)).toBeUndefined();
    expect(announcer.next(11, 0)).toBe('1 new row, 11 rows in all');
  });

  it('speaks at most once per interval, and then of all that came', () => {
    const announcer = new Announcer(0);
    expect(announcer.next(5, 0)).toBe('5 new rows, 5 rows in all');
    expect(announcer.next(800, ANNOUNCE_INTERVAL - 1)).toBeUndefined();
    expect(announcer.next(1204, ANNOUNCE_INTERVAL)).toBe('1,199 new rows, 1,204 rows in all');
  });

  it('counts anew when another filter lets fewer rows through', () => {
    const announcer = new Announcer(1000);
    expect(announcer.next(10, 0)).toBeUndefined();
    expect(announcer.next(12, 0)).toBe('2 new rows, 12 rows in all');
  });
});
