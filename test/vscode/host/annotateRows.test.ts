import * as assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Bookmark } from '../../../src/contract/model.ts';
import { annotateRows, toggleBookmarks } from '../../../src/host/panel/annotateRows.ts';
import { answer, type Answers } from './support/answers.ts';

describe('marks on rows', () => {
  let bookmarks: Bookmark[];
  let calls: unknown[];
  let answers: Answers;
  const session = {
    call: (method: string, params: object) => {
      if (method === 'bookmarks') return Promise.resolve(bookmarks);
      calls.push(params);
      return Promise.resolve(null);
    },
  } as unknown as Parameters<typeof annotateRows>[0];

  beforeEach(() => {
    bookmarks = [{ id: 1, note: 'before' }, { id: 2 }];
    calls = [];
    answers = answer({});
  });
  afterEach(() => answers.restore());

  it('take a note, beginning with the one that is there', async () => {
    answers.restore();
    answers = answer({ input: [' after ', ''] });
    await annotateRows(session, [2, 1]);
    await annotateRows(session, [1]);
    assert.deepEqual(answers.asked, ['before', 'before']);
    assert.deepEqual(calls, [
      { ids: [2, 1], on: true, note: 'after' },
      { ids: [1], on: true, note: '' },
    ]);
  });

  it('stay as they are where the question is left, or the note is too long', async () => {
    answers.restore();
    answers = answer({ input: ['x'.repeat(2_001)] });
    await annotateRows(session, [1]);
    await annotateRows(session, [1]);
    assert.deepEqual(answers.asked, ['before', 'A note has at most 2000 characters.', 'before']);
    await annotateRows(session, []);
    assert.deepEqual(calls, []);
  });

  it('are set, and taken away where all have one', async () => {
    await toggleBookmarks(session, [2, 3]);
    await toggleBookmarks(session, [1, 2]);
    assert.deepEqual(calls, [
      { ids: [2, 3], on: true },
      { ids: [1, 2], on: false },
    ]);
  });
});
