import { describe, expect, it } from 'vitest';
import { savedProfileOf } from '../../../../src/host/profiles/savedProfileOf.ts';
import type { SavedProfile } from '../../../../src/host/profiles/profiles.ts';

const savedIn = (file: string, name: string): SavedProfile =>
  ({ store: { uri: { toString: () => file } }, profile: { name, url: 'ws://a' } }) as unknown as SavedProfile;
const there = savedIn('file:///b', 'feed');
const all = [savedIn('file:///a', 'other'), savedIn('file:///a', 'feed'), there];

describe('the saved profile of a connection', () => {
  it('is told by its file and its name, whatever it is like by now', () => {
    const source = { name: 'feed', url: 'ws://as-it-was', from: { origin: 'user', file: 'file:///b' } } as const;
    expect(savedProfileOf(source, all)).toBe(there);
    expect(savedProfileOf({ ...source, from: { origin: 'user', file: 'file:///c' } }, all)).toBeUndefined();
    expect(savedProfileOf({ ...source, name: 'gone' }, all)).toBeUndefined();
  });

  it('is none of a connection that no file holds', () => {
    expect(savedProfileOf({ url: 'ws://a', name: 'feed' }, all)).toBeUndefined();
  });
});
