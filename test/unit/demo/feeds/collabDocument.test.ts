import { describe, expect, it } from 'vitest';
import {
  CollabDocument,
  KEPT_OPERATIONS,
  LONGEST_TEXT,
  RefusedOperation,
} from '../../../../src/demo/feeds/collabDocument.ts';

describe('CollabDocument', () => {
  it('transforms an operation over all that came since its revision', () => {
    const document = new CollabDocument('abc');
    document.submit(0, [{ insert: '1' }]);
    document.submit(1, [{ retain: 1 }, { delete: 1 }]);
    expect(document.text).toBe('1bc');
    expect(document.submit(0, [{ retain: 2 }, { insert: '!' }, { delete: 1 }])).toEqual([
      { retain: 2 },
      { insert: '!' },
      { delete: 1 },
    ]);
    expect([document.text, document.revision]).toEqual(['1b!', 3]);
  });

  it('keeps the earlier of two insertions at one place in front', () => {
    const document = new CollabDocument();
    document.submit(0, [{ insert: 'first' }]);
    document.submit(0, [{ insert: 'second' }]);
    expect(document.text).toBe('firstsecond');
  });

  it.each([
    ['a revision to come', 1, [{ insert: 'a' }]],
    ['half a revision', -0.5, [{ insert: 'a' }]],
    ['no number', Number.NaN, [{ insert: 'a' }]],
    ['a place beyond the end', 0, [{ retain: 4 }, { insert: 'a' }]],
    ['too long a text', 0, [{ insert: 'a'.repeat(LONGEST_TEXT) }]],
  ])('refuses %s and changes nothing', (_name, revision, operation) => {
    const document = new CollabDocument('abc');
    expect(() => document.submit(revision, operation)).toThrow(RefusedOperation);
    expect([document.text, document.revision]).toEqual(['abc', 0]);
  });

  it('refuses a revision that it has forgotten', () => {
    const document = new CollabDocument();
    for (let count = 0; count < KEPT_OPERATIONS + 1; count++) document.submit(count, [{ insert: 'a' }]);
    expect(() => document.submit(0, [{ insert: 'b' }])).toThrow('too long ago');
    document.submit(1, [{ insert: 'b' }]);
    expect(document.text.slice(-3)).toBe('aba');
  });
});
