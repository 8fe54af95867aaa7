import { describe, expect, it } from 'vitest';
import { socksFinding } from '../../../../src/engine/doctor/socks.ts';
import { attempt, examined } from './attempts.ts';

function told(refusal: string, reply?: number, authenticated = false) {
  const proxy = { url: 'socks5://p:1080', kind: 'socks5', source: 'profile', authenticated, refusal } as const;
  return socksFinding(examined(attempt({ stage: 'proxy', proxy: reply === undefined ? proxy : { ...proxy, reply } })));
}

describe('a SOCKS proxy', () => {
  it.each([
    ['Failure', 1, 'gateway-error'],
    ['NotAllowed', 2, 'proxy-refused'],
    ['NetworkUnreachable', 3, 'unreachable'],
    ['HostUnreachable', 4, 'unreachable'],
    ['ConnectionRefused', 5, 'refused'],
    ['TTLExpired', 6, 'unreachable'],
    ['CommandNotSupported', 7, 'proxy-blocks-connect'],
    ['AddressNotSupported', 8, 'proxy-refused'],
  ])('refuses with %s, which is %s', (name, reply, code) => {
    const refusal = `Socks5 proxy rejected connection - ${name}`;
    for (const found of [told(refusal, reply), told(refusal)]) {
      expect(found).toMatchObject({ code, stage: 'proxy' });
      expect(found?.evidence).toContain(`${refusal} (reply ${reply}, RFC 1928 §6)`);
    }
  });

  it('wants to know who asks', () => {
    const refusal = 'Received invalid Socks5 initial handshake (no accepted authentication type)';
    expect(told(refusal)).toMatchObject({ code: 'proxy-auth', fix: { kind: 'change' } });
    expect(told('Socks5 Authentication failed', undefined, true)).toMatchObject({
      code: 'proxy-auth',
      cause: expect.stringContaining('does not accept') as string,
    });
  });

  it('says nothing that is known', () => {
    expect(told('Socket closed')).toBeUndefined();
    expect(told('x', 200)).toBeUndefined();
    expect(socksFinding(examined(attempt()))).toBeUndefined();
  });
});
