/** What is written; test/net/host/commandLines runs it. */
import { describe, expect, it } from 'vitest';
import { toCurl } from '../../../../../src/host/commandLines/write/toCurl.ts';

const url = 'wss://example.com/feed';

/** The options, each with its value. */
function lines(text: string): string[] {
  return text.split(/ \\\n {2}/);
}

describe('a profile as a curl command', () => {
  it('is a request that any curl can make', () => {
    const { text, notes } = toCurl({ url, auth: { type: 'bearer', token: '${secret:feed.token}' } });
    expect(lines(text)).toEqual([
      'curl',
      '--include',
      '--no-buffer',
      'https://example.com/feed',
      '--http1.1',
      "-H 'Connection: Upgrade'",
      "-H 'Upgrade: websocket'",
      "-H 'Sec-WebSocket-Version: 13'",
      "-H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='",
      "-H 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits'",
      '-H "Authorization: Bearer $FEED_TOKEN"',
    ]);
    expect(notes).toEqual([
      'Set FEED_TOKEN to the secret “feed.token” before you run it: its value is not in the command.',
    ]);
  });

  it('is a ws:// request for a curl that understands it', () => {
    const { text, notes } = toCurl({ url, compression: false }, { form: 'websocket' });
    expect(text).toBe('curl --include --no-buffer wss://example.com/feed');
    expect(notes).toEqual(['It needs curl 8.11 or newer (curl --version lists ws).']);
  });

  it('leaves what the profile says itself of the handshake', () => {
    const headers: [string, string][] = [
      ['connection', 'keep-alive, Upgrade'],
      ['sec-websocket-extensions', 'x'],
    ];
    const { text } = toCurl({ url, headers });
    expect(text.match(/connection: |extensions: /gi)).toEqual(['connection: ', 'extensions: ']);
  });

  it.each([
    [{ proxy: 'none' }, ["--noproxy '*'"]],
    [{ proxy: 'http://proxy.example' }, ['--proxy http://proxy.example:80', '--proxytunnel']],
    [{ proxy: 'https://proxy.example' }, ['--proxy https://proxy.example', '--proxytunnel']],
    [{ proxy: 'socks5h://127.0.0.1:1080' }, ['--proxy socks5h://127.0.0.1:1080']],
    [{ proxy: 'socks://127.0.0.1:1080' }, ['--proxy socks5h://127.0.0.1:1080']],
    [{ proxy: 'auto' }, []],
    [{ timeouts: { connect: 2500 } }, ['--connect-timeout 2.5']],
    [{ followRedirects: 3 }, ['--location', '--max-redirs 3']],
    [{ family: 'ipv6' as const }, ['--ipv6']],
    [{ tls: { cert: 'a:b.pem', key: 'k.pem' } }, ["--cert 'a\\:b.pem'", '--key k.pem']],
    [{ tls: { pfx: 'a.p12', passphrase: 'p' } }, ['--cert a.p12', '--cert-type P12', '--pass p']],
    [{ tls: { minVersion: 'TLSv1' as const, maxVersion: 'TLSv1.3' as const } }, ['--tlsv1.0', '--tls-max 1.3']],
    [{ tls: { verify: false } }, ['--insecure']],
  ])('%j', (fields, options) => {
    const before = lines(toCurl({ url }).text).length;
    const { text, notes } = toCurl({ url, ...fields });
    expect(lines(text).slice(before)).toEqual(options);
    expect(notes).toEqual([]);
  });

  it('switches globbing off where an address has its marks', () => {
    expect(toCurl({ url: `${url}?a=[1]` }).text).toContain('--globoff');
    expect(toCurl({ url: 'ws://[::1]/?a=${b}' }).text).not.toContain('--globoff');
  });

  it('says what it cannot say', () => {
    const { text, notes } = toCurl({
      url: '${base}/feed',
      heartbeat: { interval: 1000 },
      onOpen: ['x'],
      timeouts: { response: 5 },
      compression: { threshold: 5 },
      tls: { ca: 'ca.pem', servername: 'other', key: '-----BEGIN PRIVATE KEY-----' },
    });
    expect(text).toContain('"$BASE/feed"');
    expect(text).not.toContain('BEGIN');
    expect(notes).toEqual([
      'Set BASE before you run it: it stands for ${base}.',
      'The address begins with a variable: for this curl it must be http(s)://.',
      'curl has no words for `compression.threshold`: left out.',
      'With --cacert curl trusts that file in the place of the system’s authorities.',
      '`tls.key` is a PEM text, not a file: left out.',
      'curl has no words for `heartbeat`, `onOpen` and `tls.servername`: left out.',
      'curl has no words for `timeouts.response`: left out.',
    ]);
  });

  it('is for PowerShell where that is wanted', () => {
    const { text } = toCurl({ url, auth: { type: 'bearer', token: '${secret:t}' } }, { shell: 'powershell' });
    expect(text).toMatch(/^curl\.exe `\n/);
    expect(text).toContain('-H "Authorization: Bearer ${env:T}"');
    expect(text).toContain("'--http1.1'");
  });
});
