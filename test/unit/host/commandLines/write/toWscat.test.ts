/** What is written; test/net/host/commandLines runs it. */
import { describe, expect, it } from 'vitest';
import { toWscat } from '../../../../../src/host/commandLines/write/toWscat.ts';

const url = 'wss://example.com/feed';

describe('a profile as a wscat command', () => {
  it.each([
    [{}, ''],
    [{ subprotocols: ['a', 'b'], origin: 'https://o' }, ' -s a -s b -o https://o'],
    [{ cookies: { a: '1' }, headers: [['X', 'y']] as [string, string][] }, " -H 'X: y' -H 'Cookie: a=1'"],
    [{ auth: { type: 'basic', username: 'me', password: '${secret:p}' } as const }, ' --auth "me:$P"'],
    [{ proxy: 'http://p:3128' }, ' --proxy http://p:3128'],
    [{ proxy: 'none' }, ''],
    [{ followRedirects: 4 }, ' --location --max-redirects 4'],
    [{ tls: { cert: 'c.pem', key: 'k.pem', passphrase: 'p' } }, ' --cert c.pem --key k.pem --passphrase=p'],
    [{ tls: { verify: false } }, ' --no-check'],
    [{ onOpen: ['{}'] }, " -x '{}' --wait -1"],
  ])('%j', (fields, options) => {
    expect(toWscat({ url, ...fields }).text).toBe(`wscat --connect ${url}${options}`);
  });

  it('goes over a socket', () => {
    expect(toWscat({ url: 'ws+unix:/run/a.sock:/chat' }).text).toBe('wscat --connect ws+unix:/run/a.sock:/chat');
  });

  it('says what it cannot say', () => {
    const { notes } = toWscat({
      url,
      compression: false,
      heartbeat: { interval: 1000 },
      proxy: 'socks5://127.0.0.1:1080',
      headers: [
        ['X', '1'],
        ['X', '2'],
      ],
      onOpen: ['a', { hex: 'ff' }],
      tls: { ca: 'ca.pem', pfx: 'a.p12' },
    });
    expect(notes).toEqual([
      'wscat sends one header of a name, the last: X.',
      'With --ca wscat trusts that file in the place of the system’s authorities.',
      'wscat has no words for a SOCKS proxy: left out.',
      'With -x wscat sends these messages, and then only listens.',
      'wscat sends text only: the binary messages of `onOpen` are left out.',
      'wscat has no words for `compression`, `heartbeat` and `tls.pfx`: left out.',
    ]);
  });
});
