import { describe, expect, it } from 'vitest';
import { credentialsWanted, proxyLine, withoutProxy } from '../../../../src/engine/doctor/proxyWords.ts';
import { attempt, examined } from './attempts.ts';

function through(authenticated: boolean) {
  const proxy = { url: 'socks5://p:1', kind: 'socks5', source: 'http.proxy', authenticated } as const;
  return examined(attempt({ stage: 'proxy', proxy }));
}

describe('what is said of a proxy', () => {
  it('is which it is, and where it was read', () => {
    expect(proxyLine(through(false))).toBe('Proxy: socks5://p:1 (from http.proxy)');
    expect(withoutProxy()).toMatchObject({ profile: { proxy: 'none' } });
  });

  it('is that it wants credentials, or others', () => {
    const fix = { profile: { proxy: 'socks5://${input:Proxy user name}:${secret:proxy-password}@p:1' } };
    expect(credentialsWanted(through(false), ['Basic'])).toMatchObject({
      code: 'proxy-auth',
      cause: 'The proxy wants to know who asks (Basic), and no credentials were sent.',
      fix,
    });
    expect(credentialsWanted(through(true)).cause).toMatch(/does not accept/);
    expect(credentialsWanted(through(true)).fix).toBeUndefined();
  });
});
