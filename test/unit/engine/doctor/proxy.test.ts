import { describe, expect, it } from 'vitest';
import { proxyFinding } from '../../../../src/engine/doctor/proxy.ts';
import type { Attempt } from '../../../../src/engine/net/attempt.ts';
import { answer, attempt, certificate, error, examined, opensslError, tlsRecord } from './attempts.ts';

function told(fields: Partial<Attempt>, own: Partial<NonNullable<Attempt['proxy']>> = {}) {
  const proxy = { url: 'http://proxy.test:3128', kind: 'http', source: 'HTTPS_PROXY', authenticated: false } as const;
  return proxyFinding(examined(attempt({ stage: 'proxy', ...fields, proxy: { ...proxy, ...own } })));
}

describe('a proxy', () => {
  it.each<[string, Partial<Attempt>, RegExp]>([
    [
      'has no name',
      { stage: 'name', error: { ...error('ENOTFOUND'), hostname: 'proxy.test' } },
      /proxy\.test: ENOTFOUND/,
    ],
    ['has no port', { stage: 'connect', error: error('ECONNREFUSED') }, /proxy\.test:3128: ECONNREFUSED/],
    ['does not answer', { stage: 'connect', timedOut: 500 }, /Nothing within 0\.5 s/],
  ])('%s', (_what, fields, evidence) => {
    expect(told(fields)).toMatchObject({
      code: 'proxy-unreachable',
      stage: 'proxy',
      evidence: expect.stringMatching(evidence) as string,
      remedy: expect.stringContaining('HTTPS_PROXY') as string,
      fix: { profile: { proxy: 'none' } },
    });
  });

  it('is none, or is passed', () => {
    expect(proxyFinding(examined(attempt({ stage: 'connect', error: error('ECONNREFUSED') })))).toBeUndefined();
    expect(told({ stage: 'response', ended: true })).toBeUndefined();
    expect(told({})).toBeUndefined();
  });

  it('speaks something else', () => {
    expect(told({ unreadable: Buffer.from('SSH-2.0-x') })).toMatchObject({
      code: 'proxy-not-http',
      cause: expect.stringContaining('SSH') as string,
    });
    expect(told({}, { response: answer(['\x16\x03\x01 x']) })?.cause).toMatch(/speaks TLS/);
    const refusal = 'Received invalid Socks5 initial handshake (invalid socks version)';
    expect(told({}, { kind: 'socks5', url: 'socks5://p:1', refusal })?.code).toBe('proxy-not-socks');
  });

  it('has a certificate of its own', () => {
    const tls = tlsRecord([certificate()], 'CERT_HAS_EXPIRED');
    expect(told({ error: error('CERT_HAS_EXPIRED') }, { kind: 'https', tls })).toMatchObject({
      code: 'tls-expired',
      stage: 'proxy',
    });
    const version = opensslError('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'x');
    expect(told({ error: version }, { kind: 'https' })).toMatchObject({ code: 'tls-version', stage: 'proxy' });
  });

  it('closes, or is too slow', () => {
    expect(told({ error: error('ERR_TUNNEL_REFUSED', 'closed') })).toMatchObject({
      code: 'closed-before-response',
      stage: 'proxy',
    });
    expect(told({ ended: true })?.code).toBe('closed-before-response');
    expect(told({ timedOut: 100 })).toMatchObject({ code: 'connect-timeout', stage: 'proxy' });
  });

  it('has the server’s name resolved elsewhere', () => {
    expect(told({ error: error('ENOTFOUND') }, { kind: 'socks5' })).toBeUndefined();
  });
});
