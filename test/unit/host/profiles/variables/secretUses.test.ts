import { describe, expect, it } from 'vitest';
import { secretOriginAt, secretUses } from '../../../../../src/host/profiles/variables/secretUses.ts';
import { scopeOf } from './scopeOf.ts';

const scope = scopeOf({ variables: { host: 'h:${env:PORT}', token: '${secret:t}' }, env: { PORT: '81' } });

describe('secretUses', () => {
  it('are each once, with the place that they are kept for', () => {
    const profile = {
      url: 'ws://${host}/?a=${secret:a}',
      headers: [['A', '${token} ${secret:a}']] as [string, string][],
      proxy: 'http://me:${secret:a}@p:1',
    };
    expect(secretUses(profile, scope, '/')).toEqual([
      { name: 'a', origin: 'ws://h:81' },
      { name: 't', origin: 'ws://h:81' },
      { name: 'a', origin: 'http://p:1' },
    ]);
  });
});

describe('secretOriginAt', () => {
  const origin = (url: string, from = scope): string => secretOriginAt({ url }, from, '/')(['url']);

  it('is not known before somebody is asked', () => {
    expect(origin('ws://${input:host}/')).toBe('');
    expect(origin('ws://${nowhere}/')).toBe('');
    expect(origin('ws://h/${input:path}')).toBe('ws://h');
    expect(origin('nothing')).toBe('');
  });

  it('does not read what may not be read unasked', () => {
    expect(origin('ws://h:${env:PORT}')).toBe('ws://h:81');
    expect(origin('ws://h:${env:PORT}', { ...scope, untrusted: { profile: true, environment: true } })).toBe('');
  });
});
