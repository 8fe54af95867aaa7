import { describe, expect, it } from 'vitest';
import { isNameError, nameFinding } from '../../../../src/engine/doctor/name.ts';
import { attempt, error, examined, profile } from './attempts.ts';

function told(code: string, fields = {}, by = profile()) {
  return nameFinding(examined(attempt({ stage: 'name', error: error(code), ...fields }), by));
}

describe('a name', () => {
  it('has no address', () => {
    expect(told('ENOTFOUND')).toMatchObject({
      code: 'name-not-found',
      stage: 'name',
      evidence: expect.stringContaining('example.test') as string,
    });
    expect(told('ENOTFOUND', { error: { ...error('ENOTFOUND'), hostname: 'backend' } })?.remedy).toMatch(
      /without a dot/,
    );
    expect(told('ECONNREFUSED')).toBeUndefined();
    expect(isNameError('ENOTFOUND') && isNameError('EAI_AGAIN') && !isNameError('')).toBe(true);
  });

  it('was not answered for', () => {
    expect(told('EAI_AGAIN')?.cause).toMatch(/name server gave no answer/);
  });

  it('has none of the kind that the profile wants', () => {
    const found = told('ENOTFOUND', {}, profile({ family: 'ipv6' }));
    expect(found?.cause).toMatch(/ipv6/);
    expect(found?.fix).toMatchObject({ profile: { family: null } });
  });

  it('may be known to the SOCKS proxy', () => {
    const proxy = { url: 'socks5://p:1080', kind: 'socks5', source: 'profile', authenticated: false };
    const found = told('ENOTFOUND', { stage: 'proxy', proxy });
    expect(found).toMatchObject({ stage: 'name', fix: { profile: { proxy: 'socks5h://p:1080' } } });
    expect(told('ENOTFOUND', { stage: 'proxy', proxy: { ...proxy, authenticated: true } })?.fix).toBeUndefined();
  });
});
