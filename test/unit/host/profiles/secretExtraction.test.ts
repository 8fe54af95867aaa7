import { describe, expect, it } from 'vitest';
import type { ConnectionProfile } from '../../../../src/contract/model.ts';
import { extractSecrets, findSecrets } from '../../../../src/host/profiles/secretExtraction.ts';
import { referencedSecrets, secretReference, withSecrets } from '../../../../src/host/profiles/secretReferences.ts';

function extract(profile: ConnectionProfile): { profile: ConnectionProfile; secrets: [string, string][] } {
  const secrets: [string, string][] = [];
  const extracted = extractSecrets(profile, (place, value) => {
    secrets.push([place, value]);
    return secretReference(`s${secrets.length}`);
  });
  return { profile: extracted, secrets };
}

describe('findSecrets', () => {
  it('gives their places in the texts', () => {
    expect(findSecrets({ url: 'ws://a?token=xyz', headers: [['Authorization', 'Bearer abc']] })).toEqual([
      { path: ['url'], from: 13, to: 16, place: 'query.token', value: 'xyz' },
      { path: ['headers', 0, 1], from: 7, to: 10, place: 'header.authorization', value: 'abc' },
    ]);
  });
});

describe('extractSecrets', () => {
  it('takes user information and secret-like query values out of the URL', () => {
    const { profile, secrets } = extract({ url: 'wss://me:p%40ss@host:1/a/b?room=1&access_token=x%2By+z&flag&sig=' });
    expect(profile.url).toBe('wss://${secret:s1}@host:1/a/b?room=1&access_token=${secret:s2}+${secret:s3}&flag&sig=');
    expect(secrets).toEqual([
      ['userinfo', 'me:p%40ss'],
      ['query.access_token', 'x%2By'],
      ['query.access_token', 'z'],
    ]);
  });

  it('takes values out of headers, and keeps the scheme of a credential', () => {
    const { profile, secrets } = extract({
      url: 'ws://h',
      headers: [
        ['Authorization', 'Bearer abc'],
        ['Cookie', 'a=1; b=2'],
        ['X-Api-Key', 'k'],
        ['X-Hidden', 'Basic Zm9v'],
        ['Origin', 'http://h'],
      ],
    });
    expect(profile.headers).toEqual([
      ['Authorization', 'Bearer ${secret:s1}'],
      ['Cookie', '${secret:s2}'],
      ['X-Api-Key', '${secret:s3}'],
      ['X-Hidden', 'Basic ${secret:s4}'],
      ['Origin', 'http://h'],
    ]);
    expect(secrets.map(([, value]) => value)).toEqual(['abc', 'a=1; b=2', 'k', 'Zm9v']);
  });

  it('takes credentials out of subprotocols', () => {
    const token = 'base64url.bearer.authorization.k8s.io.aGVsbG8';
    expect(extract({ url: 'ws://h', subprotocols: ['channel.k8s.io', token] })).toEqual({
      profile: { url: 'ws://h', subprotocols: ['channel.k8s.io', '${secret:s1}'] },
      secrets: [['subprotocol', token]],
    });
  });

  it('takes them out of every other field', () => {
    const { profile, secrets } = extract({
      url: 'ws://h',
      query: { room: '1', token: 'q' },
      cookies: { sid: 'c' },
      auth: { type: 'basic', username: 'me', password: 'p' },
      proxy: 'http://me:x@proxy:1',
      tls: { ca: 'ca.pem', key: '-----BEGIN PRIVATE KEY-----\n…', passphrase: 'pass' },
      onOpen: ['{"password":"m"}', { json: { token: 'j', op: 'hi' } }],
      heartbeat: { interval: 1, message: { text: 'beat' } },
    });
    expect(profile).toEqual({
      url: 'ws://h',
      query: { room: '1', token: '${secret:s1}' },
      cookies: { sid: '${secret:s2}' },
      auth: { type: 'basic', username: 'me', password: '${secret:s3}' },
      proxy: 'http://${secret:s4}@proxy:1',
      tls: { ca: 'ca.pem', key: '${secret:s5}', passphrase: '${secret:s6}' },
      onOpen: ['{"password":"${secret:s7}"}', { json: { token: '${secret:s8}', op: 'hi' } }],
      heartbeat: { interval: 1, message: { text: 'beat' } },
    });
    expect(secrets.map(([place]) => place)).toEqual([
      'query.token',
      'cookie.sid',
      'auth.password',
      'proxy',
      'key',
      'passphrase',
      'message',
      'message',
    ]);
  });

  it('leaves what variables give, and takes a literal for what it means', () => {
    const named: ConnectionProfile = { url: 'ws://${host}?token=${env:T}', headers: [['Cookie', '${a}']] };
    expect(extract(named)).toEqual({ profile: named, secrets: [] });
    expect(extract({ url: 'ws://h', headers: [['Cookie', 'a$${b}']] }).secrets).toEqual([['header.cookie', 'a${b}']]);
  });

  it('leaves references that are there', () => {
    const profile: ConnectionProfile = {
      name: 'n',
      url: 'ws://${secret:u}@h?token=${secret:t}',
      headers: [['Authorization', 'Bearer ${secret:a}']],
      compression: false,
    };
    expect(extract(profile)).toEqual({ profile, secrets: [] });
  });

  it('works on an address without a scheme', () => {
    expect(extract({ url: 'me:pw@host/a' }).profile.url).toBe('${secret:s1}@host/a');
    expect(extract({ url: 'host/a@b' }).profile.url).toBe('host/a@b');
  });

  it.each([
    'wss://me:p%40s:s@host/a?token=a/b?c=d+e%2F&x=1&api_key=%41',
    'ws://h/?password=%25&sid=a%20b',
    'ws://host/a?b=c&d',
    'ws://host/?',
  ])('is undone by withSecrets byte for byte: %s', (url) => {
    const { profile, secrets } = extract({ url });
    const values = new Map(referencedSecrets(profile).map((name, index) => [name, secrets[index]![1]]));
    expect(withSecrets(profile, values).url).toBe(url);
  });
});
