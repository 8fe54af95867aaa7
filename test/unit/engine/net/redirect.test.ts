import { describe, expect, it } from 'vitest';
import type { ConnectionProfile } from '../../../../src/contract/profile.ts';
import { Opening } from '../../../../src/engine/net/opening.ts';
import { redirectOf } from '../../../../src/engine/net/redirect.ts';
import { targetOf } from '../../../../src/engine/net/target.ts';

const profile: ConnectionProfile = {
  url: 'wss://h/a/b?x',
  followRedirects: 2,
  headers: [
    ['X-Mine', '1'],
    ['Authorization', 'x'],
  ],
  cookies: { a: '1' },
};

function redirected(location: string | undefined, more: Partial<ConnectionProfile> = {}, hops = 0, status = 302) {
  const source = { ...profile, ...more };
  const opening = new Opening(
    {
      profile: source,
      target: targetOf(source),
      network: undefined,
      timeouts: { connect: 1, response: 1 },
      passed: { in: 0, out: 0 },
      omitted: new Set(),
    },
    { bytes: () => undefined, room: () => new Uint8Array(1), ended: () => undefined, closed: () => undefined },
  );
  const headers: [string, string][] = location === undefined ? [] : [['location', location]];
  opening.attempt.response = { startLine: '', headers, raw: new Uint8Array(), status, version: '1.1' };
  return { opening, followed: redirectOf(opening, { profile: source }, hops) };
}

describe('redirectOf', () => {
  it('follows within the origin with all headers', () => {
    const { followed } = redirected('../c');
    expect(followed?.target).toMatchObject({ host: 'h', path: '/c', secure: true });
    expect(followed?.redirect).toEqual({ url: 'wss://h/a/b?x', status: 302, location: '../c', omitted: [] });
    expect(followed?.omitted.size).toBe(0);
  });

  it.each(['https://other/c', 'wss://h:444/c', 'ws://h/c'])(
    'leaves out what is for this origin only: %s',
    (location) => {
      const { followed } = redirected(location);
      expect(followed?.redirect.omitted).toEqual(['Cookie', 'X-Mine', 'Authorization']);
      expect([...followed!.omitted]).toEqual(['cookie', 'x-mine', 'authorization']);
    },
  );

  it('leaves out an API key and a Host of the profile’s own', () => {
    const { followed } = redirected('wss://other/', {
      headers: [['HOST', 'x']],
      cookies: {},
      auth: { type: 'apiKey', name: 'X-Key', value: 'k', in: 'header' },
    });
    expect(followed?.redirect.omitted).toEqual(['X-Key', 'HOST']);
  });

  it.each<[string, string | undefined, Partial<ConnectionProfile>, number, number]>([
    ['as often as is allowed', '/c', {}, 2, 302],
    ['nowhere', undefined, {}, 0, 302],
    ['only where it is wanted', '/c', { followRedirects: 0 }, 0, 302],
    ['no other answer', '/c', {}, 0, 200],
    ['to no other scheme', 'ftp://h/', {}, 0, 302],
    ['to nothing that is no URL', 'https://%', {}, 0, 302],
  ])('goes %s', (_name, location, more, hops, status) => {
    expect(redirected(location, more, hops, status).followed).toBeUndefined();
  });

  it('tells the limit', () => {
    expect(redirected('/c', {}, 2).opening.attempt.redirectLimit).toBe(2);
  });
});
