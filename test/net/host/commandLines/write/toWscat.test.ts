/** The copied command is run by a shell and wscat: the handshake that it makes is the profile's. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ConnectionProfile } from '../../../../../src/contract/profile.ts';
import { toWscat } from '../../../../../src/host/commandLines/write/toWscat.ts';
import { certificates } from '../../../../support/certificates/certificates.ts';
import { startConnectProxy } from '../../../../support/servers/connectProxy.ts';
import { lacks } from '../../../../support/servers/programs.ts';
import { Handshakes, handshakeOf } from '../handshakes.ts';

describe.skipIf(lacks('openssl'))('wscat, run', () => {
  it('makes the handshake of the profile, and sends its messages', async () => {
    await using server = await Handshakes.start();
    const profile: ConnectionProfile = {
      url: `${server.url}/it's?a=1&b=$HOME`,
      query: { 'c d': 'e&' },
      headers: [
        ['X-Quoted', '"two" \\ `three` $four !five'],
        ['User-Agent', 'mine'],
      ],
      subprotocols: ['chat.v2', 'chat.v1'],
      origin: 'https://app.example',
      cookies: { a: '1', b: 'x=y' },
      auth: { type: 'basic', username: 'me', password: "p:w'$" },
      onOpen: ['{"type":"hello"}', { text: 'line\nline' }],
    };
    const { text } = toWscat(profile);
    const { target, headers, messages } = await server.madeBy(text, { messages: 2 });
    expect({ target, headers }).toEqual(handshakeOf(profile));
    expect(messages).toEqual(['{"type":"hello"}', 'line\nline']);
  });

  it('takes secrets from the shell', async () => {
    await using server = await Handshakes.start();
    const { text } = toWscat({ url: server.url, auth: { type: 'bearer', token: '${secret:token}' } });
    const made = await server.madeBy(text, { env: { TOKEN: 'to"k\'en' } });
    expect(made.headers).toEqual(handshakeOf({ url: server.url, auth: { type: 'bearer', token: 'to"k\'en' } }).headers);
  });

  it('trusts the authority, shows a certificate with an encrypted key, or checks nothing', async () => {
    await using server = await Handshakes.start({ tls: true });
    const { root, client, encryptedKeyFile, passphrase } = await certificates();
    const tls = { ca: root.certFile, cert: client.certFile, key: encryptedKeyFile, passphrase };
    expect((await server.madeBy(toWscat({ url: server.url, tls }).text)).authorized).toBe(true);
    await expect(server.madeBy(toWscat({ url: server.url }).text)).rejects.toThrow('before its handshake came');
    await server.madeBy(toWscat({ url: server.url, tls: { verify: false } }).text);
  });

  it('goes through a proxy', async () => {
    await using server = await Handshakes.start();
    await using proxy = await startConnectProxy();
    const profile = { url: server.url, proxy: proxy.url.replace('://', '://me:p%40w@') };
    await server.madeBy(toWscat(profile).text);
    expect(proxy.requests[0]).toMatch(/^CONNECT 127\.0\.0\.1:\d+ [^]*Proxy-Authorization: Basic bWU6cEB3\r\n/i);
  });

  it('goes over a UNIX socket', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wsi-wscat-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const socketPath = join(folder, 'app.sock');
    await using server = await Handshakes.start({ socketPath });
    const profile = { url: `ws+unix:${socketPath}:/chat?x=1` };
    const { target, headers } = await server.madeBy(toWscat(profile).text);
    expect({ target, headers }).toEqual(handshakeOf(profile));
  });
});
