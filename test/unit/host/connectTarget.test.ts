import { describe, expect, it } from 'vitest';
import type { ConnectionProfile } from '../../../src/contract/profile.ts';
import { targetProfile } from '../../../src/host/connectTarget.ts';

describe('targetProfile', () => {
  it('takes an address', () => {
    expect(targetProfile('ws://a')).toEqual({ url: 'ws://a' });
  });

  const profiles: ConnectionProfile[] = [
    { url: 'ws://a' },
    {
      name: 'n',
      folder: 'f',
      url: 'wss://${env:HOST}',
      query: { a: 'b' },
      headers: [['Authorization', 'Bearer ${secret:t}']],
      subprotocols: ['c'],
      origin: 'https://a',
      cookies: { a: 'b' },
      auth: { type: 'basic', username: 'u', password: 'p' },
      proxy: 'socks5://p:1',
      tls: { ca: ['/a'], verify: false, minVersion: 'TLSv1.2' },
      compression: { serverMaxWindowBits: 9 },
      timeouts: { connect: 1, response: 2 },
      followRedirects: 1,
      maxPayload: 1,
      autoPong: false,
      family: 'ipv4',
      onOpen: ['a', { json: { b: [1] } }],
      heartbeat: { interval: 1, message: { hex: '00' } },
      reconnect: { attempts: 1 },
    },
  ];

  it.each(profiles)('takes %j', (profile) => {
    expect(targetProfile(profile)).toEqual(profile);
  });

  it('leaves out what profiles do not have, and what is not set', () => {
    const from = { origin: 'workspace', file: 'file:///a' };
    expect(targetProfile({ url: 'ws://a', from, name: undefined, onMessage: () => undefined })).toEqual({
      url: 'ws://a',
    });
  });

  it('leaves to the attempt what the attempt tells', () => {
    const odd = { url: 'ftp://a', headers: [['a b', '\n']], subprotocols: ['c', 'c'] };
    expect(targetProfile(odd)).toEqual(odd);
  });

  it.each([
    [undefined, 'nothing to connect to'],
    [null, 'nothing to connect to'],
    [7, 'nothing to connect to'],
    [[], 'nothing to connect to'],
    [{}, '`url` is missing'],
    [{ url: 7 }, '`url` must be text'],
    [{ url: 'ws://a', name: 1 }, '`name` must be text'],
    [{ url: 'ws://a', headers: 'A: b' }, '`headers` must be a list of pairs'],
    [{ url: 'ws://a', headers: [['A']] }, '`headers[0]` must be a pair of texts'],
    [{ url: 'ws://a', headers: [['A', 1]] }, '`headers[0][1]` must be text'],
    [{ url: 'ws://a', subprotocols: 'chat' }, '`subprotocols` must be a list of texts'],
    [{ url: 'ws://a', compression: 'yes' }, '`compression` must be true, false, or'],
    [{ url: 'ws://a', auth: { type: 'bearer' } }, '`auth` needs `token`'],
    [{ url: 'ws://a', tls: { minVersion: '1.2' } }, '`tls.minVersion` must be one of'],
    [{ url: 'ws://a', onOpen: [{ hex: '0' }] }, 'onOpen'],
    [{ url: 'ws://a', heartbeat: {} }, '`heartbeat` needs `interval`'],
    [{ url: 'ws://a', timeouts: { connect: NaN } }, '`timeouts.connect` must be a number'],
    [{ url: 'ws://a', maxPayload: 1n }, 'BigInt'],
  ])('refuses %s and says why', (target, why) => {
    expect(() => targetProfile(target)).toThrow(
      expect.objectContaining({ code: 'bad-target', message: expect.stringContaining(why) }),
    );
  });
});
