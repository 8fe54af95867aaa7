import { describe, expect, it } from 'vitest';
import { savedProfileOf } from '../../../../src/host/doctor/savedProfileOf.ts';
import type { SavedProfile } from '../../../../src/host/profiles/profiles.ts';
import type { NamedProfile } from '../../../../src/host/profiles/profileFile.ts';

const savedIn = (file: string, profile: NamedProfile): SavedProfile =>
  ({ store: { uri: { toString: () => file } }, profile }) as unknown as SavedProfile;
const here = savedIn('file:///a', { name: 'feed', url: 'ws://a' });
const there = savedIn('file:///b', { name: 'feed', url: 'ws://b' });
const all = [savedIn('file:///a', { name: 'other', url: 'ws://a' }), here, there];

describe('the saved profile of a connection', () => {
  it('is told by its file and its name', () => {
    const source = { name: 'feed', url: 'ws://as-it-was', from: { origin: 'user', file: 'file:///b' } } as const;
    expect(savedProfileOf(source, all)).toBe(there);
    expect(savedProfileOf({ ...source, from: { origin: 'user', file: 'file:///c' } }, all)).toBeUndefined();
  });

  it('is told by all that stands in it where its file is not known', () => {
    expect(savedProfileOf({ url: 'ws://b', name: 'feed' }, all)).toBe(there);
    expect(savedProfileOf({ url: 'ws://c', name: 'feed' }, all)).toBeUndefined();
  });

  it('is none of a connection without a name', () => {
    expect(savedProfileOf({ url: 'ws://a' }, all)).toBeUndefined();
  });
});
