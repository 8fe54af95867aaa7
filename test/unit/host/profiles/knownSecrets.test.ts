import { describe, expect, it } from 'vitest';
import { knownSecrets, withoutSecrets } from '../../../../src/host/profiles/knownSecrets.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('knownSecrets', () => {
  it('are those that were told, and those that look like it', () => {
    const secrets = knownSecrets(
      {
        url: 'wss://me:p%40ssword@h/?token=query-token',
        headers: [['Authorization', 'Bearer header-token']],
        auth: { type: 'basic', username: 'me', password: 'basic-password' },
        proxy: 'http://you:proxy-password@p',
      },
      ['told-one', 'abc'],
    );
    expect(new Set(secrets)).toEqual(
      new Set([
        'told-one',
        'query-token',
        'header-token',
        'basic-password',
        base64('me:basic-password'),
        'me:p%40ssword',
        'p%40ssword',
        'p@ssword',
        base64('me:p@ssword'),
        'you:proxy-password',
        'proxy-password',
        base64('you:proxy-password'),
      ]),
    );
  });

  it('are none of a profile without any', () => {
    expect(knownSecrets({ url: 'wss://h/a?b=c', headers: [['X', 'y']], tls: { ca: '/a' } }, [])).toEqual([]);
  });
});

describe('withoutSecrets', () => {
  it('hides each, in the forms that it takes', () => {
    const text = 'a b"c and a%20b%22c and a b\\"c and abc';
    expect(withoutSecrets(text, ['a b"c'])).toBe('••• and ••• and ••• and abc');
    expect(withoutSecrets('$& x', ['$& x'])).toBe('•••');
    expect(withoutSecrets('lone \ud800!', ['\ud800'])).toBe('lone •••!');
  });
});
