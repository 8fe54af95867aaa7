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

function redirected(
  location: string | undefined,
  more: Partial<ConnectionProfile> = {},
  hops = 0,
  status = 302,
  omitted: ReadonlySet<string> = new Set(),
  foreign = false,
) {
  const source = { ...profile, ...more };
  const opening = new Opening(
    {
      profile: source,
      target: targetOf(source),
      network: undefined,
      timeouts: { connect: 1, response: 1 },
      passed: { in: 0, out: 0 },
      omitted,
      foreign,
    },
    { bytes: () => undefined, room: () => new Uint8Array(1), ended: () => undefined, closed: () => undefined },
  );
  const headers: [string, string][] = location === undefined ? [] : [['location', location]];
  opening.attempt.response = { startLine: '', headers, raw: new Uint8Array(), status, version: '1.1' };
  return { opening, followed: redirectOf(opening, { profile: source }, hops) };
}

describe('a client certificate', () => {
  const tls = { tls: { cert: 'c.pem', key: 'k.pem' } };

  it('is for its own origin', () => {
    const within = redirected('/other', tls).followed;
    expect([within?.foreign, within?.redirect.omitted]).toEqual([false, []]);
    const away = redirected('wss://other/', tls).followed;
    expect([away?.foreign, away?.redirect.omitted.at(-1)]).toEqual([true, 'TLS client certificate']);
    expect(redirected('wss://other/', { tls: { pfx: 'c.pfx' } }).followed?.redirect.omitted).toContain(
      'TLS client certificate',
    );
    expect(redirected('wss://other/', { tls: { ca: 'ca.pem' } }).followed?.redirect.omitted).not.toContain(
      'TLS client certificate',
    );
  });

  it('does not come back on the way', () => {
    const next = redirected('/further', tls, 1, 302, new Set(), true).followed;
    expect([next?.foreign, next?.redirect.omitted]).toEqual([true, []]);
  });
});

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

  it('leaves out for good what was left out once', () => {
    const { followed } = redirected('/again', {}, 1, 302, new Set(['cookie', 'authorization']));
    expect([...followed!.omitted]).toEqual(['cookie', 'authorization']);
    expect(followed!.redirect.omitted).toEqual([]);
  });

  it('leaves a fragment out', () => {
    expect(redirected('/c?d#e').followed?.target).toMatchObject({ path: '/c?d', shown: 'wss://h/c?d' });
  });

  it('goes to no UNIX socket of this machine', () => {
    expect(redirected('ws+unix:/run/docker.sock:/v1').followed).toBeUndefined();
    expect(redirected('ws+unix:/run/docker.sock:/v1', { url: 'ws+unix:/run/a.sock:/chat' }).followed).toBeUndefined();
  });

  it('stays at the same UNIX socket where the address is relative', () => {
    const from = { url: 'ws+unix:/run/my%20a.sock:/chat/one?x=1' };
    const { followed } = redirected('/two?y=2', from);
    expect(followed?.target).toMatchObject({ socketPath: '/run/my a.sock', path: '/two?y=2' });
    expect(followed?.omitted.size).toBe(0);
    const other = redirected('ws://localhost:80/two', from).followed;
    expect(other?.target.socketPath).toBeUndefined();
    expect(other?.omitted).toContain('authorization');
  });

  it('tells the limit', () => {
    expect(redirected('/c', {}, 2).opening.attempt.redirectLimit).toBe(2);
  });
});
