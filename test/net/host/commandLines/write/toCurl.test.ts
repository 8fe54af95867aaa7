/** The copied command is run by a shell and curl: the handshake that it makes is the profile's. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ConnectionProfile } from '../../../../../src/contract/profile.ts';
import { toCurl } from '../../../../../src/host/commandLines/write/toCurl.ts';
import { certificates } from '../../../../support/certificates/certificates.ts';
import { startConnectProxy } from '../../../../support/servers/connectProxy.ts';
import { lacks } from '../../../../support/servers/programs.ts';
import { Handshakes, handshakeOf } from '../handshakes.ts';

describe.skipIf(lacks('curl', 'openssl'))('curl, run', () => {
  it('makes the handshake of the profile', async () => {
    await using server = await Handshakes.start();
    const profile: ConnectionProfile = {
      url: `${server.url}/it's?a=[1]{2}&b=$HOME`,
      query: { 'c d': 'ü&' },
      headers: [
        ['X-Twice', 'one'],
        ['x-twice', '"two" \\ `three` $four !five'],
        ['X-Empty', ''],
      ],
      subprotocols: ['chat.v2', 'chat.v1'],
      origin: 'https://app.example',
      cookies: { a: '1', b: 'x=y' },
      auth: { type: 'basic', username: 'me', password: "p:w'$" },
      compression: { serverMaxWindowBits: 10, clientNoContextTakeover: true },
    };
    const { text, notes } = toCurl(profile);
    expect(notes).toEqual([]);
    const { target, headers } = await server.madeBy(text);
    const own = handshakeOf(profile);
    // The URL standard escapes what curl passes on as it is.
    expect(decodeURI(target)).toBe(decodeURI(own.target));
    expect(headers).toEqual(own.headers);
  });

  it('takes secrets from the shell', async () => {
    await using server = await Handshakes.start();
    const profile: ConnectionProfile = {
      url: `${server.url}/?key=\${secret:key}`,
      compression: false,
      auth: { type: 'bearer', token: '${secret:token}' },
      headers: [['X-Room', '${input:Room}!']],
    };
    const { text, notes } = toCurl(profile);
    expect(notes).toHaveLength(3);
    const made = await server.madeBy(text, { env: { KEY: 'k1', TOKEN: 'to"k\'en', ROOM: 'a b' } });
    expect(made).toMatchObject(
      handshakeOf({
        url: `${server.url}/?key=k1`,
        compression: false,
        auth: { type: 'bearer', token: 'to"k\'en' },
        headers: [['X-Room', 'a b!']],
      }),
    );
  });

  it('trusts the authority, and shows a certificate with an encrypted key, or from PKCS #12', async () => {
    await using server = await Handshakes.start({ tls: true });
    const { root, client, encryptedKeyFile, pfxFile, passphrase } = await certificates();
    const ca = root.certFile;
    const pem = { ca, cert: client.certFile, key: encryptedKeyFile, passphrase, minVersion: 'TLSv1.2' } as const;
    expect((await server.madeBy(toCurl({ url: server.url, tls: pem }).text)).authorized).toBe(true);
    const pfx = { ca, pfx: pfxFile, passphrase, maxVersion: 'TLSv1.3' } as const;
    expect((await server.madeBy(toCurl({ url: server.url, tls: pfx }).text)).authorized).toBe(true);
    await expect(server.madeBy(toCurl({ url: server.url }).text)).rejects.toThrow('ended with 60');
    await server.madeBy(toCurl({ url: server.url, tls: { verify: false } }).text);
  });

  it('goes through a proxy by CONNECT', async () => {
    await using server = await Handshakes.start();
    await using proxy = await startConnectProxy();
    const profile = { url: server.url, proxy: proxy.url.replace('://', '://me:p%40w@') };
    const { headers } = await server.madeBy(toCurl(profile).text);
    expect(headers).toEqual(handshakeOf(profile).headers);
    expect(proxy.requests[0]).toMatch(/^CONNECT 127\.0\.0\.1:\d+ [^]*Proxy-Authorization: Basic bWU6cEB3\r\n/i);
  });

  it('goes over a UNIX socket', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wsi-curl-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const socketPath = join(folder, 'a b.sock');
    await using server = await Handshakes.start({ socketPath });
    const profile = { url: `ws+unix:${socketPath}:/chat?x=1` };
    expect(await server.madeBy(toCurl(profile).text)).toMatchObject({ target: '/chat?x=1' });
  });
});
