import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../../../src/contract/model.ts';
import type { SavedProfile } from '../../../../src/host/profiles/profiles.ts';
import { isOf, liveSession } from '../../../../src/host/views/profileSessions.ts';

const saved = {
  store: { uri: { toString: () => 'file:///a' } },
  profile: { name: 'feed', url: 'ws://a' },
} as unknown as SavedProfile;
const from = { origin: 'workspace', file: 'file:///a' } as const;

describe('connections of a profile', () => {
  it('are those that were made from it', () => {
    expect(isOf({ name: 'feed', url: 'ws://b', from }, saved)).toBe(true);
    expect(isOf({ name: 'feed', url: 'ws://a' }, saved)).toBe(false);
    expect(isOf({ name: 'other', url: 'ws://a', from }, saved)).toBe(false);
    expect(isOf({ name: 'feed', url: 'ws://a', from: { origin: 'user', file: 'file:///b' } }, saved)).toBe(false);
  });

  it('are shown by the newest that lives', () => {
    const session = (id: number, state: SessionState, name = 'feed') => ({
      id,
      source: { name, url: 'ws://a', from },
      snapshot: { state },
    });
    const all = [session(1, 'open'), session(2, 'connecting'), session(3, 'closing'), session(4, 'open', 'other')];
    expect(liveSession(all, saved)?.id).toBe(2);
    expect(liveSession([session(6, 'reconnecting')], saved)?.id).toBe(6);
    expect(liveSession([session(3, 'closing'), session(5, 'closed')], saved)).toBeUndefined();
  });
});
