import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { selfSigned } from '../../../support/peers/certificate.ts';

describe('selfSigned', () => {
  it('is a certificate of localhost and 127.0.0.1, signed by itself, and made once', async () => {
    const { key, cert } = await selfSigned();
    const certificate = new X509Certificate(cert);
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(key).toMatch(/PRIVATE KEY/);
    expect(await selfSigned()).toBe(await selfSigned());
  });
});
