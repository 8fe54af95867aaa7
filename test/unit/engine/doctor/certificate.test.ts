import { describe, expect, it } from 'vitest';
import { certificateFinding } from '../../../../src/engine/doctor/certificate.ts';
import { attempt, authority, certificate, error, examined, profile, target, tlsRecord } from './attempts.ts';

const secure = target('wss://example.test/ws');

function told(code: string, chain = [certificate(), authority], by = profile()) {
  const of = attempt({ stage: 'tls', target: secure, error: error(code), tls: tlsRecord(chain, code) });
  return certificateFinding(examined(of, by));
}

describe('a certificate that could not be verified', () => {
  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-self-signed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-unknown-ca'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls-unknown-ca'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls-unknown-ca'],
  ])('%s is %s, with the end of the chain to trust', (why, code) => {
    expect(told(why)).toMatchObject({ code, stage: 'tls', fix: { kind: 'trust', pem: authority.pem } });
  });

  it('expired: which of them, and when', () => {
    const old = certificate({ subject: 'CN=Old Authority', validTo: 'Mar  1 00:00:00 2026 GMT' });
    const found = told('CERT_HAS_EXPIRED', [certificate(), old, certificate({ validTo: 'nonsense' })]);
    expect(found?.cause).toBe('The server’s certificate “CN=Old Authority” expired on Mar  1 00:00:00 2026 GMT.');
    expect(found?.fix).toBeUndefined();
  });

  it('is not valid yet: from when', () => {
    expect(told('CERT_NOT_YET_VALID')?.cause).toMatch(/begins on Jan {2}1 00:00:00 2026 GMT/);
  });

  it('is for another host: for which', () => {
    const chain = [certificate({ names: 'DNS:*.other.test, DNS:other.test' })];
    expect(told('ERR_TLS_CERT_ALTNAME_INVALID', chain)).toMatchObject({
      code: 'tls-wrong-host',
      fix: { profile: { tls: { servername: 'other.test' } } },
    });
    const by = profile({ tls: { servername: 'asked.test' } });
    expect(told('ERR_TLS_CERT_ALTNAME_INVALID', chain, by)?.cause).toContain('“asked.test”');
    expect(told('ERR_TLS_CERT_ALTNAME_INVALID', [certificate({ names: '' })])?.fix).toBeUndefined();
  });

  it('never has verification switched off', () => {
    for (const code of ['DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID']) {
      expect(JSON.stringify(told(code)?.fix ?? {})).not.toContain('verify');
    }
  });

  it.each(['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
    'may be a proxy’s, of which the profile does not speak (%s)',
    (code) => {
      const proxy = { url: 'https://p:1', kind: 'https', source: 'profile', authenticated: false } as const;
      const tls = tlsRecord([certificate({ subject: 'CN=p', issuer: 'CN=p' })]);
      const of = attempt({ stage: 'proxy', error: error(code), proxy: { ...proxy, tls } });
      const found = certificateFinding(examined(of));
      expect(found).toMatchObject({ stage: 'proxy', cause: expect.stringContaining('proxy’s') as string });
      expect(found?.fix).toBeUndefined();
      expect(found?.remedy).not.toMatch(/tls\./);
      expect(found?.evidence).toContain('CN=p');
    },
  );

  it('is told without its chain where there is none', () => {
    const of = attempt({ stage: 'tls', error: { code: 'CERT_HAS_EXPIRED', message: 'certificate has expired' } });
    expect(certificateFinding(examined(of))?.evidence).toBe(
      'CERT_HAS_EXPIRED, asked for example.test\ncertificate has expired',
    );
    expect(certificateFinding(examined(attempt()))).toBeUndefined();
    expect(told('toString')).toBeUndefined();
  });
});
