/** TLS with certificates of an authority of the tests' own. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createServer } from 'node:https';
import { once } from 'node:events';
import { WebSocketServer } from 'ws';
import type { ConnectionProfile } from '../../../../src/contract/profile.ts';
import { temporaryFolder } from '../../../support/captures.ts';
import { certificates, type Certificates } from '../../../support/certificates/certificates.ts';
import { EngineUnderTest, never } from '../../../support/engines.ts';

let made: Certificates;
beforeAll(async () => {
  made = await certificates();
});

async function server(options: object): Promise<string> {
  const https = createServer({ cert: made.good.cert, key: made.good.key, ...options }).listen(0, '127.0.0.1');
  const sockets = new WebSocketServer({ server: https });
  sockets.on('connection', (socket) => socket.send('over TLS'));
  await once(https, 'listening');
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate();
    https.close();
    https.closeAllConnections();
  });
  return `wss://localhost:${(https.address() as { port: number }).port}/`;
}

async function connected(url: string, more: Partial<ConnectionProfile>, network = {}) {
  const engine = new EngineUnderTest();
  onTestFinished(async () => {
    await engine.calls.forget({ session: 's' }, never);
  });
  const profile = { url, family: 'ipv4' as const, ...more };
  const error = await Promise.resolve(
    engine.calls.connect({ session: 's', profile, label: 'test', timeout: 10_000, network }, never),
  ).then(
    () => undefined,
    (reason: unknown) => reason as { code: string },
  );
  return { engine, error };
}

describe('TLS', () => {
  it('trusts an authority of the profile, by path and as text, and tells what was agreed on', async () => {
    const url = await server({});
    for (const ca of [made.root.certFile, [made.root.cert]]) {
      const { engine, error } = await connected(url, { tls: { ca } });
      expect(error).toBeUndefined();
      const { tls } = await engine.handshake();
      expect(tls).toMatchObject({ version: 'TLSv1.3', alpn: 'http/1.1', verified: true });
      expect(tls?.chain[0]).toMatchObject({ names: expect.stringContaining('DNS:localhost') as string });
      expect(tls?.chain[0]?.pem).toContain('-----BEGIN CERTIFICATE-----\n');
    }
  });

  it.each<[string, (made: Certificates) => [server: object, ca: string]]>([
    ['the server’s own certificate, signed by itself', ({ selfSigned }) => [selfSigned, selfSigned.cert]],
    ['the server’s own certificate, by an authority', ({ incomplete }) => [incomplete, incomplete.cert]],
  ])('trusts %s', async (_what, chosen) => {
    const [{ cert, key }, ca] = chosen(made) as [{ cert: string; key: string }, string];
    const { error } = await connected(await server({ cert, key }), { tls: { ca } });
    expect(error).toBeUndefined();
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('tells that a certificate is wanted, with %s', async (version) => {
    const wanting = { ca: made.root.cert, requestCert: true, rejectUnauthorized: true, maxVersion: version };
    const { error } = await connected(await server(wanting), { tls: { ca: made.root.certFile } });
    expect(error?.code).toBe('tls-client-cert-wanted');
  });

  it('takes any certificate where verification is off, and says that it did', async () => {
    const { engine, error } = await connected(await server({}), { tls: { verify: false } });
    expect(error).toBeUndefined();
    const { tls } = await engine.handshake();
    expect(tls).toMatchObject({ verified: false, unverified: expect.any(String) as string });
    expect(engine.snapshot.unverified).toEqual({ reason: tls?.unverified });
  });

  it('says that nothing was verified of a good certificate either', async () => {
    const good = { ca: made.root.certFile };
    const off = await connected(await server({}), { tls: { ...good, verify: false } });
    expect(off.engine.snapshot.unverified).toEqual({});
    const on = await connected(await server({}), { tls: good });
    expect(on.engine.snapshot.unverified).toBeUndefined();
  });

  it('shows the chain of a certificate that it does not trust', async () => {
    const { engine, error } = await connected(await server({}), {});
    expect(error?.code).toMatch(/^tls-/);
    expect(engine.snapshot.failure?.code).toBe(error?.code);
    const seen = (await engine.calls.diagnosis({ session: 's' }, never))!;
    expect(seen).toMatchObject({ stage: 'tls', findings: [{ code: error?.code, fix: { kind: 'trust' } }] });
    expect(seen.tls?.chain.length).toBeGreaterThan(0);
    expect(seen.request).toBeUndefined();
  });

  it.each<[string, (made: Certificates) => { cert: string; key: string }]>([
    ['a self-signed one', ({ selfSigned }) => selfSigned],
    ['a chain without its root', ({ good }) => good],
    ['one without its chain', ({ incomplete }) => incomplete],
  ])('trusts %s once its own finding is followed', async (_which, of) => {
    const { cert, key } = of(made);
    const url = await server({ cert, key });
    const { engine } = await connected(url, {});
    const [finding] = await engine.calls.findings({ session: 's' }, never);
    if (finding?.fix?.kind !== 'trust') throw new Error(`nothing to trust: ${JSON.stringify(finding)}`);
    const again = await connected(url, { tls: { ca: finding.fix.pem } });
    expect(again.error).toBeUndefined();
    expect((await again.engine.handshake()).tls?.verified).toBe(true);
  });

  it.each<[string, (made: Certificates) => ConnectionProfile['tls']]>([
    ['PEM files', ({ client }) => ({ cert: client.certFile, key: client.keyFile })],
    [
      'an encrypted key',
      ({ client, encryptedKeyFile, passphrase }) => ({ cert: client.certFile, key: encryptedKeyFile, passphrase }),
    ],
    ['a PFX file', ({ pfxFile, passphrase }) => ({ pfx: pfxFile, passphrase })],
  ])('shows its own certificate from %s', async (_how, settings) => {
    const url = await server({ ca: made.root.cert, requestCert: true, rejectUnauthorized: true });
    const { engine, error } = await connected(url, { tls: { ca: made.root.certFile, ...settings(made) } });
    expect(error).toBeUndefined();
    await engine.until(({ frames }) => frames === 1);
  });

  it('keeps to the versions that it is told', async () => {
    const url = await server({});
    const ca = made.root.certFile;
    const { engine, error } = await connected(url, { tls: { ca, maxVersion: 'TLSv1.2' } });
    expect(error).toBeUndefined();
    expect((await engine.handshake()).tls?.version).toBe('TLSv1.2');
    const old = await server({ maxVersion: 'TLSv1.2' });
    expect((await connected(old, { tls: { ca, minVersion: 'TLSv1.3' } })).error?.code).toMatch(/^tls-/);
  });

  it('says which file cannot be used', async () => {
    const missing = join(temporaryFolder(), 'none.pem');
    const url = 'wss://localhost:1';
    expect((await connected(url, { tls: { ca: missing } })).error?.code).toBe('tls-file-unreadable');
    const mixed = { cert: made.client.certFile, key: made.good.keyFile };
    expect((await connected(url, { tls: mixed })).error?.code).toBe('tls-files-unusable');
  });

  it('writes the key log, for its owner only', async () => {
    const keyLogFile = join(temporaryFolder(), 'keys.log');
    const { engine } = await connected(await server({}), { tls: { ca: made.root.certFile } }, { keyLogFile });
    await engine.until(({ frames }) => frames === 1);
    await expect
      .poll(() => existsSync(keyLogFile) && readFileSync(keyLogFile, 'utf8'))
      .toMatch(/^CLIENT_TRAFFIC_SECRET_0 /m);
    expect(statSync(keyLogFile).mode & 0o777).toBe(0o600);
  });
});
