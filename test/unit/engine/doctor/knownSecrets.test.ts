import { describe, expect, it } from 'vitest';
import { holdsSecrets, knownSecrets } from '../../../../src/engine/doctor/knownSecrets.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('the secrets that a profile holds', () => {
  it.each([
    [{ auth: { type: 'bearer' as const, token: 'tok en' } }, ['tok en', 'tok%20en']],
    [{ auth: { type: 'basic' as const, username: 'me', password: 'pa"ss' } }, ['pa"ss', 'pa\\"ss', base64('me:pa"ss')]],
    [{ auth: { type: 'apiKey' as const, name: 'k', value: 'value', in: 'header' as const } }, ['value']],
    [{ cookies: { a: 'first', b: 'second' } }, ['first', 'second']],
    [{ headers: [['X-Token', 'Bearer abcd']] as [string, string][] }, ['Bearer abcd', 'abcd']],
    [{ query: { api_key: 'abcd', room: 'lobby' } }, ['abcd']],
    [{ url: 'wss://me:p%40ss@h/?token=a%20b%20c&room=lobby' }, ['me:p%40ss', 'p@ss', 'a b c', base64('me:p@ss')]],
    [{ proxy: 'http://me:open-sesame@h:1' }, ['open-sesame']],
    [{ tls: { passphrase: 'open' } }, ['open']],
    [{ subprotocols: ['chat', 'bearer.authorization.k8s.io.c2VjcmV0'] }, ['bearer.authorization.k8s.io.c2VjcmV0']],
  ])('%j', (fields, secrets) => {
    const found = knownSecrets({ url: 'ws://h/', ...fields }, []);
    expect(found).toEqual(expect.arrayContaining(secrets));
    expect(found).not.toContain('lobby');
    expect(found).not.toContain('chat');
  });

  it('come with those that are told, longest first, without those that are everywhere', () => {
    const found = knownSecrets({ url: 'ws://h/', cookies: { a: 'websocket', b: 'abc' } }, ['told', 'told again']);
    expect(found).toEqual(['told%20again', 'told again', 'told']);
  });

  it('are looked for in any URL', () => {
    expect(knownSecrets({ url: 'ws://h/?%&=&token=%E0%A4%A&sig' }, [])).toContain('%E0%A4%A');
    expect(knownSecrets({ url: '\ud800', query: { token: '\ud800\ud800\ud800\ud800' } }, [])).not.toEqual([]);
  });
});

describe('what is sent holds secrets', () => {
  it.each<[string, Parameters<typeof holdsSecrets>]>([
    ['that are known', [{ url: 'ws://h/' }, ['s']]],
    ['however short', [{ url: 'ws://h/', cookies: { a: 'b' } }]],
    ['in the URL', [{ url: 'ws://me:pw@h/' }]],
  ])('%s', (_, given) => {
    expect(holdsSecrets(...given)).toBe(true);
  });

  it.each<[string, Parameters<typeof holdsSecrets>]>([
    ['nothing is secret', [{ url: 'ws://h/?room=lobby', headers: [['X-Client', 'me']] }, []]],
    ['a value is empty', [{ url: 'ws://h/', cookies: { a: '' } }]],
    ['it stays here', [{ url: 'wss://h/', tls: { passphrase: 'open sesame' } }]],
  ])('not where %s', (_, given) => {
    expect(holdsSecrets(...given)).toBe(false);
  });
});
