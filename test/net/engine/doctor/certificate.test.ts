/** Findings of certificates, the server's and ours. */
import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { TlsSettings } from '../../../../src/contract/profile.ts';
import { certificates, type CertificateFiles, type Certificates } from '../../../support/certificates/certificates.ts';
import { answersEach, listener, type ListenerOptions } from '../../../support/peers/index.ts';
import { startBackend, type Backend } from '../../../support/servers/backend.ts';
import { closedPort } from '../../../support/servers/freePorts.ts';
import { startHaproxy, type Haproxy } from '../../../support/servers/haproxy.ts';
import { startNginx, type Nginx } from '../../../support/servers/nginx.ts';
import { lacks } from '../../../support/servers/programs.ts';
import { checked, expectFirst, opened } from './checked.ts';
import { stoppedAfterAll } from '../../../support/servers/stoppedAfterAll.ts';

let issued: Certificates;

describe.skipIf(lacks('openssl'))('the certificate of the server', () => {
  beforeAll(async () => {
    issued = await certificates();
  });

  async function serverWith({ key, cert }: CertificateFiles, more: ListenerOptions['tls'] = {}): Promise<string> {
    const peer = await listener(answersEach({}), { tls: { key, cert, ...more } });
    onTestFinished(() => peer.stop());
    return peer.url;
  }
  const trusting = (more: TlsSettings = {}): TlsSettings => ({ ca: issued.root.certFile, ...more });
  const fingerprint = ({ cert }: CertificateFiles): string => new X509Certificate(cert).fingerprint256;

  it('is good where its authority is trusted, as file or as text', async () => {
    const url = await serverWith(issued.good);
    for (const ca of [issued.root.certFile, issued.root.cert, [issued.otherRoot.certFile, issued.root.certFile]]) {
      const { findings, tls } = await opened({ url, tls: { ca } });
      expect(findings).toEqual([]);
      expect(tls?.verified).toBe(true);
    }
  });

  it('tls-unknown-ca: shows the chain, and offers to trust its end', async () => {
    const first = expectFirst(await checked(await serverWith(issued.good)), {
      code: 'tls-unknown-ca',
      stage: 'tls',
      evidence: [
        '0: CN=good',
        'issuer CN=intermediate',
        '1: CN=intermediate',
        'issuer CN=root',
        fingerprint(issued.good),
        'names DNS:localhost, IP Address:127.0.0.1',
      ],
    });
    expect(first.fix).toMatchObject({ kind: 'trust', subject: 'CN=intermediate' });
  });

  it('tls-unknown-ca: the server leaves out the intermediate authority', async () => {
    expectFirst(await checked({ url: await serverWith(issued.incomplete), tls: trusting() }), {
      code: 'tls-unknown-ca',
      stage: 'tls',
      evidence: [/UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT_LOCALLY)/, '0: CN=good', 'issuer CN=intermediate'],
    });
  });

  it('tls-self-signed: and once it is trusted, all is well', async () => {
    const url = await serverWith(issued.selfSigned);
    const { fix } = expectFirst(await checked({ url, tls: trusting() }), {
      code: 'tls-self-signed',
      stage: 'tls',
      evidence: ['DEPTH_ZERO_SELF_SIGNED_CERT', '0: CN=self-signed', fingerprint(issued.selfSigned)],
    });
    if (fix?.kind !== 'trust') throw new Error('It does not offer to trust the certificate.');
    expect(new X509Certificate(fix.pem).fingerprint256).toBe(fingerprint(issued.selfSigned));
    expect((await opened({ url, tls: { ca: fix.pem } })).findings).toEqual([]);
  });

  it('tls-expired', async () => {
    expectFirst(await checked({ url: await serverWith(issued.expired), tls: trusting() }), {
      code: 'tls-expired',
      stage: 'tls',
      evidence: ['0: CN=expired', `to ${new X509Certificate(issued.expired.cert).validTo}`],
    });
  });

  it('tls-not-yet-valid', async () => {
    expectFirst(await checked({ url: await serverWith(issued.notYetValid), tls: trusting() }), {
      code: 'tls-not-yet-valid',
      stage: 'tls',
      evidence: ['0: CN=not-yet-valid', `valid ${new X509Certificate(issued.notYetValid.cert).validFrom}`],
    });
  });

  it('tls-wrong-host: and checked for its own name all is well', async () => {
    const url = await serverWith(issued.wrongHost);
    const { fix } = expectFirst(await checked({ url, tls: trusting() }), {
      code: 'tls-wrong-host',
      stage: 'tls',
      evidence: ['asked for localhost', '0: CN=wrong-host', 'names DNS:other.example'],
    });
    expect(fix).toMatchObject({ kind: 'change', profile: { tls: { servername: 'other.example' } } });
    expect((await opened({ url, tls: trusting({ servername: 'other.example' }) })).findings).toEqual([]);
  });

  it('is taken whatever it is where verification is off, and the record says so', async () => {
    const { tls } = await opened({ url: await serverWith(issued.expired), tls: { verify: false } });
    expect(tls).toMatchObject({ verified: false });
    expect(tls?.unverified).toMatch(/^[A-Z_]+$/);
  });

  it('of an address is checked for that address', async () => {
    const url = (await serverWith(issued.good)).replace('localhost', '127.0.0.1');
    expect((await opened({ url, tls: trusting() })).findings).toEqual([]);
  });

  it.each([
    ['TLSv1', {}],
    ['TLSv1.1', {}],
    ['TLSv1.2', { minVersion: 'TLSv1.3' }],
  ] as const)('tls-version: the server speaks no more than %s', async (maxVersion, asked) => {
    const old = { minVersion: 'TLSv1', maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    expectFirst(await checked({ url: await serverWith(issued.good, old), tls: trusting(asked) }), {
      code: 'tls-version',
      stage: 'tls',
      evidence: [/protocol version|unsupported protocol/i, /TLSv1\.3/],
    });
  });

  it('tls-version: the server speaks TLS 1.3 alone, and the profile does not', async () => {
    const url = await serverWith(issued.good, { minVersion: 'TLSv1.3' });
    const { fix } = expectFirst(await checked({ url, tls: trusting({ maxVersion: 'TLSv1.2' }) }), {
      code: 'tls-version',
      stage: 'tls',
      evidence: [/protocol version/i, 'TLSv1.2'],
    });
    expect(fix).toMatchObject({ profile: { tls: { maxVersion: 'TLSv1.3' } } });
    expect((await opened({ url, tls: trusting({ maxVersion: 'TLSv1.3' }) })).tls?.version).toBe('TLSv1.3');
  });

  it('tls-failed: no cipher is shared', async () => {
    const url = await serverWith(issued.good, { ciphers: 'RSA+AESGCM', maxVersion: 'TLSv1.2' });
    expectFirst(await checked({ url, tls: trusting() }), {
      code: 'tls-failed',
      stage: 'tls',
      evidence: [/handshake.failure/i],
    });
  });
});

describe.skipIf(lacks('openssl', 'nginx', 'haproxy'))('the certificate of the client', () => {
  let backend: Backend;
  let nginx: Nginx;
  let haproxy: Haproxy;
  const keep = stoppedAfterAll();
  beforeAll(async () => {
    issued = await certificates();
    backend = keep(await startBackend());
    nginx = keep(await startNginx({ backend: backend.port, closedPort: await closedPort() }));
    haproxy = keep(await startHaproxy({ backends: [backend.port, backend.port] }));
  });

  const server = {
    nginx: () => `wss://localhost:${nginx.ports.mutual}/upgraded`,
    haproxy: () => `wss://localhost:${haproxy.ports.mutual}/`,
  };
  const identity = (more: TlsSettings): TlsSettings => ({ ca: issued.root.certFile, ...more });
  const wanted = 'tls-client-cert-wanted';

  it('tls-client-cert-wanted: nginx says so with 400', async () => {
    expectFirst(await checked({ url: server.nginx(), tls: identity({}) }), {
      code: wanted,
      stage: 'tls',
      evidence: ['HTTP/1.1 400 Bad Request', 'No required SSL certificate was sent', 'Server: nginx'],
    });
  });

  it('tls-client-cert-wanted: haproxy says so by an alert', async () => {
    expectFirst(await checked({ url: server.haproxy(), tls: identity({}) }), {
      code: wanted,
      stage: 'tls',
      evidence: [/alert certificate required/i],
    });
  });

  it('tls-client-cert-wanted: with TLS 1.2 the alert says less', async () => {
    expectFirst(await checked({ url: server.haproxy(), tls: identity({ maxVersion: 'TLSv1.2' }) }), {
      code: wanted,
      stage: 'tls',
      evidence: [/alert handshake failure/i],
    });
  });

  it.each(['nginx', 'haproxy'] as const)(
    'tls-client-cert-wanted: %s does not take one of another authority',
    async (name) => {
      const { certFile, keyFile } = issued.badClient;
      expectFirst(await checked({ url: server[name](), tls: identity({ cert: certFile, key: keyFile }) }), {
        code: wanted,
        stage: 'tls',
        evidence: [name === 'nginx' ? 'The SSL certificate error' : /alert unknown ca/i],
      });
    },
  );

  it.each(['nginx', 'haproxy'] as const)('%s takes the good one, in each form', async (name) => {
    const { client, encryptedKeyFile, encryptedKey, pfxFile, passphrase } = issued;
    for (const more of [
      { cert: client.certFile, key: client.keyFile },
      { cert: client.cert, key: encryptedKey, passphrase },
      { cert: client.certFile, key: encryptedKeyFile, passphrase },
      { pfx: pfxFile, passphrase },
    ]) {
      expect((await opened({ url: server[name](), tls: identity(more) })).findings).toEqual([]);
    }
  });

  it('a wrong passphrase is said before anything is sent, and not shown', async () => {
    const { client, encryptedKeyFile, pfxFile } = issued;
    for (const more of [{ cert: client.certFile, key: encryptedKeyFile }, { pfx: pfxFile }]) {
      const findings = await checked({ url: server.nginx(), tls: identity({ ...more, passphrase: 'not-this' }) });
      expect(findings).toHaveLength(1);
      expect(findings[0]).toMatchObject({ severity: 'error' });
      expect(JSON.stringify(findings)).not.toContain('not-this');
    }
  });
});
