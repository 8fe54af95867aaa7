import { describe, expect, it } from 'vitest';
import { chainLines, hostNames, trustFix } from '../../../../src/engine/doctor/certificateChain.ts';
import { authority, certificate, tlsRecord } from './attempts.ts';

describe('a chain of certificates', () => {
  it('is shown with subject, issuer, validity, names and fingerprint', () => {
    expect(chainLines(tlsRecord([certificate(), authority]))).toEqual([
      '0: CN=example.test',
      '   issuer CN=Example Authority',
      '   valid Jan  1 00:00:00 2026 GMT to Dec 31 00:00:00 2026 GMT',
      '   names DNS:example.test',
      '   SHA-256 AB:CD:EF',
      '1: CN=Example Authority, signed by itself',
      '   valid Jan  1 00:00:00 2026 GMT to Dec 31 00:00:00 2026 GMT',
      '   SHA-256 AB:CD:EF',
    ]);
    expect(chainLines(tlsRecord(Array.from({ length: 9 }, () => certificate()))).at(-1)).toBe('… 9 certificates');
    expect(chainLines(undefined)).toEqual([]);
  });

  it('is trusted at its end', () => {
    expect(trustFix(tlsRecord([certificate(), authority]))).toEqual({
      kind: 'trust',
      title: 'Trust CN=Example Authority',
      pem: authority.pem,
      subject: 'CN=Example Authority',
    });
    expect(trustFix(tlsRecord([certificate()]))).toMatchObject({ subject: 'CN=example.test' });
  });

  it.each([
    '',
    'no PEM',
    '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n',
    `${authority.pem}${authority.pem}`,
  ])('with %j for its end is not offered', (pem) => {
    expect(trustFix(tlsRecord([certificate({ pem })]))).toBeUndefined();
  });

  it('has host names', () => {
    const names = 'DNS:a.test, DNS:*.b.test, IP Address:127.0.0.1, DNS:c-d.test, DNS:evil"; x, DNS:';
    expect(hostNames(certificate({ names }))).toEqual(['a.test', 'c-d.test']);
    expect(hostNames(undefined)).toEqual([]);
  });
});
