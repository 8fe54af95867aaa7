import { describe, expect, it } from 'vitest';
import { fromCommandLine } from '../../../../../src/host/commandLines/read/fromCommandLine.ts';

function read(options: string): unknown {
  return fromCommandLine(`curl wss://a/b ${options}`);
}

const url = 'wss://a/b';

describe('a curl command', () => {
  it.each<[string, object]>([
    ['-sS -N --http1.1 -o /dev/null --compressed -i -v', {}],
    [
      '-A me -e https://r',
      {
        headers: [
          ['User-Agent', 'me'],
          ['Referer', 'https://r'],
        ],
      },
    ],
    [
      "-H 'X-Empty;' -H 'Accept:' -H 'X: y'",
      {
        headers: [
          ['X-Empty', ''],
          ['X', 'y'],
        ],
      },
    ],
    [
      '-b a=1 --cookie b=2',
      {
        headers: [
          ['Cookie', 'a=1'],
          ['Cookie', 'b=2'],
        ],
      },
    ],
    ["-b 'a=1; b=$B'", { cookies: { a: '1', b: '$B' } }],
    ['-u me:p -X GET', { auth: { type: 'basic', username: 'me', password: 'p' } }],
    ['--oauth2-bearer "$T"', { auth: { type: 'bearer', token: '${env:T}' } }],
    ['-x proxy.example', { proxy: 'http://proxy.example:1080' }],
    ['-x https://proxy.example -U "me:p@w$X" -p', { proxy: 'https://me:p%40w${env:X}@proxy.example' }],
    ['-U me:p -x http://h:3128/', { proxy: 'http://me:p@h:3128/' }],
    ['--socks5 h:1 ', { proxy: 'socks5://h:1' }],
    ['--socks5-hostname h', { proxy: 'socks5h://h:1080' }],
    ["--noproxy '*'", { proxy: 'none' }],
    ["-x ''", { proxy: 'none' }],
    [
      '--cacert ca.pem -E c.pem:pass --key k.pem',
      { tls: { ca: 'ca.pem', cert: 'c.pem', key: 'k.pem', passphrase: 'pass' } },
    ],
    ["--cert 'a\\:b\\\\c' --pass p", { tls: { cert: 'a:b\\c', passphrase: 'p' } }],
    ["--cert 'C:\\x\\y.pem:p'", { tls: { cert: 'C:\\x\\y.pem', passphrase: 'p' } }],
    ['--cert-type p12 --cert a.p12', { tls: { pfx: 'a.p12' } }],
    ['-k --tlsv1.2 --tls-max 1.3', { tls: { verify: false, minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3' } }],
    ['-1', { tls: { minVersion: 'TLSv1' } }],
    ['-L', { followRedirects: 50 }],
    ['-L --max-redirs 3', { followRedirects: 3 }],
    ['--max-redirs 3', {}],
    ['--connect-timeout 2.5 -4', { timeouts: { connect: 2500 }, family: 'ipv4' }],
  ])('%s', (options, fields) => {
    expect(read(options)).toEqual({ profile: { url, ...fields }, notes: [] });
  });

  it('goes over a socket', () => {
    expect(fromCommandLine('curl --unix-socket /run/a.sock http://localhost/chat')).toEqual({
      profile: { url: 'ws+unix:/run/a.sock:/chat' },
      notes: [],
    });
  });

  it.each([
    [
      '-d x -X POST',
      [
        '-d is left out: the request of a handshake has no body.',
        '-X POST is left out: the handshake is a GET request.',
      ],
    ],
    ['-b cookies.txt', ['-b is left out: the cookies are in a file, cookies.txt.']],
    ['-H @headers.txt', ['-H @headers.txt is left out: the headers are in a file.']],
    ['--digest', ['--digest is left out: a profile has basic and bearer authentication.']],
    [
      '--resolve a:443:127.0.0.1',
      ['--resolve a:443:127.0.0.1 is left out: put the name into the hosts file, or connect to the address.'],
    ],
    ['--noproxy a,b', ['--noproxy is left out: http.noProxy and NO_PROXY say so for all profiles.']],
    ['-x socks4://h:1', ['--proxy is left out: only SOCKS version 5 is spoken.']],
    [
      '-m 5 --unheard-of',
      ['-m is left out: a profile has no field for it.', '--unheard-of is left out: a profile has no field for it.'],
    ],
    ['--next -k ws://c', ['What follows --next is left out: it is another request.']],
    ['ws://c', ['Only the first address is read; left out: ws://c.']],
  ])('%s is told', (options, notes) => {
    expect(read(options)).toEqual({ profile: { url }, notes });
  });
});
