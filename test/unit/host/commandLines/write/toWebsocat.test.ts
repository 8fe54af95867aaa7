import { describe, expect, it } from 'vitest';
import { toWebsocat } from '../../../../../src/host/commandLines/write/toWebsocat.ts';

const url = 'wss://example.com/feed';

describe('a profile as a websocat command', () => {
  it.each([
    [{}, ''],
    [{ subprotocols: ['a', 'b'], origin: 'https://o' }, " --protocol='a, b' --origin=https://o"],
    [{ cookies: { a: '1' }, headers: [['X', 'y']] as [string, string][] }, " -H='X: y' -H='Cookie: a=1'"],
    [{ auth: { type: 'basic', username: 'me', password: '${secret:p}' } as const }, ' --basic-auth="me:$P"'],
    [{ auth: { type: 'bearer', token: '${secret:t}' } as const }, ' -H="Authorization: Bearer $T"'],
    [{ proxy: 'socks5://me:p@127.0.0.1:1080' }, ' --socks5=127.0.0.1:1080 --socks5-user-pass=me:p'],
    [{ heartbeat: { interval: 30_000, timeout: 400 } }, ' --ping-interval=30 --ping-timeout=1'],
    [{ maxPayload: 65536, autoPong: false }, ' --max-ws-message-length=65536 --inhibit-pongs=0'],
    [{ tls: { verify: false } }, ' --insecure'],
    [{ tls: { pfx: 'a.p12', passphrase: 'p' } }, ' --client-pkcs12-der=a.p12 --client-pkcs12-passwd=p'],
    [{ onOpen: ['{}', { json: [1] }] }, " --preamble='{}' --preamble='[1]'"],
  ])('%j', (fields, options) => {
    expect(toWebsocat({ url, ...fields }).text).toBe(`websocat ${url}${options}`);
  });

  it('goes over a socket', () => {
    expect(toWebsocat({ url: 'ws+unix:/run/a b.sock:/chat' }).text).toBe(
      "websocat --ws-c-uri=ws://localhost/chat - 'ws-c:unix:/run/a b.sock'",
    );
  });

  it('trusts an authority by a variable before it', () => {
    expect(toWebsocat({ url, tls: { ca: 'my ca.pem' } })).toEqual({
      text: `SSL_CERT_FILE='my ca.pem' websocat ${url}`,
      notes: ['SSL_CERT_FILE is heard where websocat uses OpenSSL, as on Linux.'],
    });
    expect(toWebsocat({ url, tls: { ca: 'ca.pem' } }, { shell: 'powershell' })).toEqual({
      text: `websocat ${url}`,
      notes: ['websocat has no words for `tls.ca` on Windows: left out.'],
    });
  });

  it('says what it cannot say', () => {
    const { notes } = toWebsocat({
      url,
      compression: { serverNoContextTakeover: true },
      proxy: 'http://p:3128',
      heartbeat: { interval: 1000, message: 'x' },
      onOpen: [{ hex: 'ff' }],
      tls: { cert: 'a.pem' },
    });
    expect(notes).toEqual([
      'websocat has no words for an HTTP proxy: left out.',
      'websocat sends lines of text: the binary messages of `onOpen` are left out.',
      'websocat sends pings in the place of `heartbeat.message`.',
      expect.stringContaining('openssl pkcs12 -export'),
      'websocat has no words for `compression` and `tls.cert`: left out.',
    ]);
    expect(toWebsocat({ url, proxy: 'socks5://proxy.example:1080' }).notes).toEqual([
      'websocat takes a SOCKS proxy by IP address and port only.',
    ]);
  });
});
