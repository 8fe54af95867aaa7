import { describe, expect, it } from 'vitest';
import { isComplete, isPairing, pageOfAnswer, rowAt, sameRows, shiftAt } from '../../../../webview/table/pages.ts';
import { pageOf, rowOf } from './rowsOf.ts';

const query = { view: 'frames', filter: '', start: 0, count: 5 } as const;

describe('pages', () => {
  it('finds rows by their position in the view', () => {
    const page = pageOf(100, 5);
    expect(rowAt(page, 100)?.id).toBe(101);
    expect(rowAt(page, 104)?.id).toBe(105);
    expect(rowAt(page, 105)).toBeUndefined();
    expect(rowAt(page, 99)).toBeUndefined();
  });

  it('is complete when every frame was looked at', () => {
    expect(isComplete(pageOf(0, 5))).toBe(true);
    expect(isComplete(pageOf(0, 5, { scanned: 4 }))).toBe(false);
  });

  it('tells views and filters apart', () => {
    expect(sameRows(pageOf(0, 1), { view: 'frames', filter: '' })).toBe(true);
    expect(sameRows(pageOf(0, 1), { view: 'messages', filter: '' })).toBe(false);
    expect(sameRows(pageOf(0, 1), { view: 'frames', filter: 'a' })).toBe(false);
  });

  it('keeps the objects of rows that have not changed', () => {
    const old = pageOf(0, 5);
    const next = pageOfAnswer(query, pageOf(2, 5), old);
    expect(rowAt(next, 2)).toBe(rowAt(old, 2));
    expect(rowAt(next, 6)?.id).toBe(7);
  });

  it('takes a message that has grown', () => {
    const old = pageOf(0, 1);
    const grown = pageOfAnswer(query, pageOf(0, 1, { rows: [rowOf(1, { wireLength: 99 })] }), old);
    expect(rowAt(grown, 0)?.wireLength).toBe(99);
  });

  it('takes what a person has put on a row', () => {
    const old = pageOf(0, 1);
    const marked = pageOfAnswer(query, pageOf(0, 1, { rows: [rowOf(1, { bookmarked: true })] }), old);
    expect(rowAt(marked, 0)?.bookmarked).toBe(true);
    const noted = pageOfAnswer(query, pageOf(0, 1, { rows: [rowOf(1, { bookmarked: true, note: 'n' })] }), marked);
    expect(rowAt(noted, 0)?.note).toBe('n');
    expect(rowAt(pageOfAnswer(query, pageOf(0, 1), noted), 0)?.bookmarked).toBeUndefined();
  });

  it('takes fields that were not asked for before', () => {
    const read = pageOfAnswer(query, pageOf(0, 1, { rows: [rowOf(1, { fields: { '$.a': '1' } })] }), pageOf(0, 1));
    expect(rowAt(read, 0)?.fields).toEqual({ '$.a': '1' });
  });

  it('takes a reply that has come', () => {
    const asked = pageOf(0, 1, { rows: [rowOf(1, { unanswered: true })] });
    const answered = pageOfAnswer(query, pageOf(0, 1, { rows: [rowOf(1, { reply: { id: 2, after: 5 } })] }), asked);
    expect(rowAt(answered, 0)?.reply?.after).toBe(5);
    const answers = pageOfAnswer(query, pageOf(0, 1, { rows: [rowOf(1, { request: { id: 1, after: 5 } })] }), answered);
    expect(rowAt(answers, 0)?.request?.id).toBe(1);
  });

  it('tells that there is more to come', () => {
    expect(isPairing(pageOf(0, 1))).toBe(false);
    expect(isPairing(pageOf(0, 1, { pairing: true }))).toBe(true);
  });

  it('keeps nothing of another filter', () => {
    const old = pageOf(0, 5, { filter: 'a' });
    expect(rowAt(pageOfAnswer(query, pageOf(0, 5), old), 0)).not.toBe(rowAt(old, 0));
  });

  it('sees by how much a row has moved', () => {
    const before = pageOf(0, 5, { filter: 'a' });
    const after = pageOf(0, 6, { filter: 'a', rows: [rowOf(99), ...before.rows] });
    expect(shiftAt(2, before, after)).toBe(1);
    expect(shiftAt(2, before, before)).toBe(0);
    expect(shiftAt(2, before, pageOf(50, 5, { filter: 'a' }))).toBe(0);
    expect(shiftAt(2, before, { ...after, filter: 'b' })).toBe(0);
    expect(shiftAt(9, before, after)).toBe(0);
  });
});
