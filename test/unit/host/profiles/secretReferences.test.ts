import { describe, expect, it } from 'vitest';
import {
  hasSecretReference,
  referencedSecrets,
  secretReference,
  withoutReferences,
  withSecrets,
} from '../../../../src/host/profiles/secretReferences.ts';

const profile = {
  name: 'feed',
  url: 'wss://${secret:user}@host/a?token=${secret:q}&again=${secret:q}',
  headers: [
    ['Authorization', 'Bearer ${secret:h}'],
    ['X-Plain', '${not:a-secret}'],
  ] as [string, string][],
  subprotocols: ['chat', '${secret:s}'],
};

describe('secretReference', () => {
  it('is found again', () => {
    expect(secretReference('a.b-c_1')).toBe('${secret:a.b-c_1}');
    expect(hasSecretReference(`x${secretReference('a')}y`)).toBe(true);
    expect(hasSecretReference('${secret:}')).toBe(false);
    expect(hasSecretReference('${secret:a b}')).toBe(false);
  });
});

describe('referencedSecrets', () => {
  it('lists each name once, in order', () => {
    expect(referencedSecrets(profile)).toEqual(['user', 'q', 'h', 's']);
    expect(referencedSecrets({ url: 'ws://host' })).toEqual([]);
  });
});

describe('withoutReferences', () => {
  it('shows that something is there, and not what', () => {
    expect(withoutReferences('ws://h?token=${secret:a.b}&x=1')).toBe('ws://h?token=•••&x=1');
  });
});

describe('withSecrets', () => {
  it('fills in every place', () => {
    const values = new Map([
      ['user', 'me:pw'],
      ['q', 'abc'],
      ['h', 'xyz'],
      ['s', 'k8s.token'],
    ]);
    expect(withSecrets(profile, values)).toEqual({
      name: 'feed',
      url: 'wss://me:pw@host/a?token=abc&again=abc',
      headers: [
        ['Authorization', 'Bearer xyz'],
        ['X-Plain', '${not:a-secret}'],
      ],
      subprotocols: ['chat', 'k8s.token'],
    });
  });

  it('leaves what it has no value for', () => {
    expect(withSecrets(profile, new Map()).url).toBe(profile.url);
    const others = { url: 'ws://${host}/$${a}?b=${env:C}', headers: [['X', '$${a}${b}']] as [string, string][] };
    expect(withSecrets(others, new Map())).toEqual(others);
  });

  it('escapes in a URL what would mean something else, and nothing else', () => {
    const values = new Map([
      ['user', 'a/b?c#d@e:f%'],
      ['q', 'a/b?c+d=&e#f g%41%'],
    ]);
    expect(withSecrets(profile, values).url).toBe(
      'wss://a%2Fb%3Fc%23d%40e:f%25@host/a?token=a/b?c%2Bd=%26e%23f%20g%41%25&again=a/b?c%2Bd=%26e%23f%20g%41%25',
    );
  });

  it('takes a value as it is, whatever patterns are in it, and keeps it literal', () => {
    expect(
      withSecrets({ url: 'ws://h', headers: [['A', '${secret:x}']] }, new Map([['x', "$& $1 $' ${secret:x}"]])).headers,
    ).toEqual([['A', "$& $1 $' $${secret:x}"]]);
  });
});
