import { describe, expect, it } from 'vitest';
import type { CertificateInfo, TlsRecord } from '../../../../src/contract/model.ts';
import { TlsView } from '../../../../webview/handshake/TlsView.tsx';
import { contentsOf, elementsOf, textOf } from '../drawn.ts';

const leaf: CertificateInfo = {
  subject: 'CN=feed.example',
  issuer: 'CN=Acme',
  names: 'DNS:feed.example',
  validFrom: 'Jan  1 00:00:00 2026 GMT',
  validTo: 'Feb  1 00:00:00 2026 GMT',
  fingerprint: 'AA:BB',
  pem: '',
};
const root = { ...leaf, subject: 'CN=Acme', names: '', validTo: 'Jan  1 00:00:00 2030 GMT' };
const tls: TlsRecord = { version: 'TLSv1.3', cipher: 'AES', alpn: 'http/1.1', verified: true, chain: [leaf, root] };
const during = Date.UTC(2026, 0, 15);

describe('TLS as it was agreed on', () => {
  it('shows version, cipher, ALPN and the chain, folded', () => {
    const view = <TlsView tls={tls} at={during} />;
    expect(textOf(view)).toContain('TLSv1.3 · AES · ALPN http/1.1');
    expect(contentsOf(view, 'verdict')).toEqual([' Certificate verified']);
    expect(contentsOf(view, 'certificate-subject')).toEqual(['CN=feed.example', 'CN=Acme']);
    expect(elementsOf(view, 'certificate').map(({ props }) => props['open'])).toEqual([false, false]);
    expect(contentsOf(view, 'pair')).toContain('IssuerCN=Acme (signed by itself)');
    expect(contentsOf(view, 'pair')).toContain('SHA-256AA:BB');
  });

  it('marks what has expired, and opens it', () => {
    const view = <TlsView tls={tls} at={Date.UTC(2026, 5, 1)} />;
    expect(elementsOf(view, 'certificate').map(({ props }) => props['open'])).toEqual([true, false]);
    expect(contentsOf(view, 'is-failed')).toEqual([' expired']);
  });

  it('says why it was not verified', () => {
    const view = <TlsView tls={{ ...tls, verified: false, unverified: 'CERT_HAS_EXPIRED' }} at={during} />;
    expect(contentsOf(view, 'verdict')).toEqual([' Certificate not verified: it has expired (CERT_HAS_EXPIRED)']);
    expect(elementsOf(view, 'certificate').map(({ props }) => props['open'])).toEqual([true, false]);
  });

  it('says that no certificate was shown', () => {
    expect(textOf(<TlsView tls={{ ...tls, chain: [] }} at={during} />)).toContain('showed no certificate');
  });
});
