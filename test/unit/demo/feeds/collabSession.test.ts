import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Author, type CollabEvent, CollabSession } from '../../../../src/demo/feeds/collabSession.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function author(name: string): Author & { heard: CollabEvent[] } {
  const heard: CollabEvent[] = [];
  return { name, heard, hear: (event) => void heard.push(event) };
}

describe('CollabSession', () => {
  it('tells a newcomer the text and the others of the newcomer', () => {
    const session = new CollabSession(1);
    const [ann, bob] = [author('ann'), author('bob')];
    session.join(ann);
    session.join(bob);
    session.leave(bob);
    expect(ann.heard).toEqual([
      { type: 'document', revision: 0, text: 'Notes\n', you: 'ann', authors: ['bea', 'ann'] },
      { type: 'presence', author: 'bob', state: 'joined' },
      { type: 'presence', author: 'bob', state: 'left' },
    ]);
  });

  it('acknowledges to the author what it tells the others', () => {
    const session = new CollabSession(1);
    const [ann, bob] = [author('ann'), author('bob')];
    session.join(ann);
    session.join(bob);
    session.submit(ann, 0, [{ insert: 'A' }], 1);
    session.submit(bob, 0, [{ retain: 6 }, { insert: 'B' }], 'x');
    expect(ann.heard.at(-1)).toEqual({
      type: 'operation',
      author: 'bob',
      revision: 2,
      operation: [{ retain: 7 }, { insert: 'B' }],
    });
    expect(bob.heard.at(-1)).toEqual({
      type: 'ack',
      id: 'x',
      revision: 2,
      operation: [{ retain: 7 }, { insert: 'B' }],
    });
    session.describe(bob);
    expect(bob.heard.at(-1)).toMatchObject({ revision: 2, text: 'ANotes\nB' });
  });

  it('tells the author alone why an operation is refused', () => {
    const session = new CollabSession(1);
    const [ann, bob] = [author('ann'), author('bob')];
    session.join(ann);
    session.join(bob);
    const before = ann.heard.length;
    session.submit(bob, 0, [{ delete: 99 }], 5);
    expect(bob.heard.at(-1)).toMatchObject({ type: 'error', id: 5 });
    expect(ann.heard).toHaveLength(before);
  });

  it('tells cursors to the others', () => {
    const session = new CollabSession(1);
    const [ann, bob] = [author('ann'), author('bob')];
    session.join(ann);
    session.join(bob);
    session.point(bob, 3);
    expect(ann.heard.at(-1)).toEqual({ type: 'cursor', author: 'bob', at: 3, revision: 0 });
    expect(bob.heard).toHaveLength(1);
  });

  it('has a coauthor who writes while somebody looks', () => {
    const session = new CollabSession(10);
    const ann = author('ann');
    session.join(ann);
    vi.advanceTimersByTime(240);
    expect(ann.heard.slice(1)).toEqual([
      { type: 'operation', author: 'bea', revision: 1, operation: [{ retain: 6 }, { insert: 'Remember ' }] },
      { type: 'operation', author: 'bea', revision: 2, operation: [{ retain: 15 }, { insert: 'the ' }] },
    ]);
    session.leave(ann);
    expect(vi.getTimerCount()).toBe(0);
    expect(session.isEmpty).toBe(true);
  });
});
