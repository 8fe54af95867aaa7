import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { longestNote } from '../../../../src/contract/model.ts';
import { Bookmarks, mostBookmarks } from '../../../../src/engine/capture/bookmarks.ts';
import { temporaryFolder } from '../../../support/captures.ts';

describe('Bookmarks', () => {
  it('are kept with their notes, in the order of the rows', () => {
    const folder = temporaryFolder();
    const bookmarks = new Bookmarks(folder);
    bookmarks.set([9, 2]);
    bookmarks.set([2], 'here it begins');
    bookmarks.set([2, 5]);
    const all = [{ id: 2, note: 'here it begins' }, { id: 5 }, { id: 9 }];
    expect(bookmarks.all).toEqual(all);
    const again = new Bookmarks(folder);
    expect(again.all).toEqual(all);
    expect([again.has(5), again.has(6), again.note(2), again.note(5)]).toEqual([
      true,
      false,
      'here it begins',
      undefined,
    ]);
    again.remove([2, 3]);
    again.set([9], 'x');
    again.set([9], '');
    expect(new Bookmarks(folder).all).toEqual([{ id: 5 }, { id: 9 }]);
    expect(again.countWith([5, 6, 6, 7])).toBe(4);
  });

  it('are for their owner only, and leave no file where there is none', () => {
    const folder = temporaryFolder();
    const bookmarks = new Bookmarks(folder);
    bookmarks.set([1]);
    const path = join(folder, 'bookmarks.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    bookmarks.remove([1]);
    expect(existsSync(path)).toBe(false);
    bookmarks.set([1]);
    bookmarks.clear();
    expect([existsSync(path), bookmarks.all]).toEqual([false, []]);
  });

  it('tell every change', () => {
    const bookmarks = new Bookmarks(temporaryFolder());
    const { revision } = bookmarks;
    bookmarks.set([1]);
    bookmarks.remove([1]);
    bookmarks.clear();
    expect(bookmarks.revision).toBe(revision + 3);
  });

  it.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['no list', '{"bookmarks":{}}'],
    ['nothing understood', '{"bookmarks":[null,1,{},{"id":0},{"id":1.5},{"id":"1"},{"id":1,"note":2}]}'],
    ['a note that is too long', JSON.stringify({ bookmarks: [{ id: 1, note: 'x'.repeat(longestNote + 1) }] })],
  ])('are none where the file has %s', (_, text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'bookmarks.json'), text);
    const bookmarks = new Bookmarks(folder);
    expect(bookmarks.all).toEqual([]);
    bookmarks.set([3]);
    expect(new Bookmarks(folder).all).toEqual([{ id: 3 }]);
  });

  it('are as many as may be, whatever the file says', () => {
    const folder = temporaryFolder();
    const bookmarks = Array.from({ length: mostBookmarks + 5 }, (_, at) => ({ id: at + 1 }));
    writeFileSync(join(folder, 'bookmarks.json'), JSON.stringify({ bookmarks }));
    expect(new Bookmarks(folder).all).toHaveLength(mostBookmarks);
  });

  it('are as before where a change cannot be kept', () => {
    const folder = join(temporaryFolder(), 'gone');
    const bookmarks = new Bookmarks(folder);
    expect(() => bookmarks.set([1])).toThrow('ENOENT');
    expect([bookmarks.all, bookmarks.revision]).toEqual([[], 0]);
  });

  it('are written with their version', () => {
    const folder = temporaryFolder();
    new Bookmarks(folder).set([7], 'n');
    expect(JSON.parse(readFileSync(join(folder, 'bookmarks.json'), 'utf8'))).toEqual({
      version: 1,
      bookmarks: [{ id: 7, note: 'n' }],
    });
  });
});
