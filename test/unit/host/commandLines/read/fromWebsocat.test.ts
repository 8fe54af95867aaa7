import { describe, expect, it } from 'vitest';
import { fromCommandLine } from '../../../../../src/host/commandLines/read/fromCommandLine.ts';

const url = 'wss://a/b';

describe('a websocat command', () => {
  it.each<[string, object]>([
    [
      `${url} -H='X: y' --header 'Z: w' 'V: u' --origin https://o`,
      {
        headers: [
          ['X', 'y'],
          ['Z', 'w'],
          ['V', 'u'],
        ],
        origin: 'https://o',
      },
    ],
    [`-t - ${url} -n -1`, {}],
    [`-H 'X: y' ${url}`, { headers: [['X', 'y']] }],
    [`${url} --protocol 'a, b'`, { subprotocols: ['a', 'b'] }],
    [
      `${url} --basic-auth me:p --ua me`,
      { headers: [['User-Agent', 'me']], auth: { type: 'basic', username: 'me', password: 'p' } },
    ],
    [`${url} --socks5 127.0.0.1:1080 --socks5-user-pass me:p`, { proxy: 'socks5://me:p@127.0.0.1:1080' }],
    [
      `${url} -k --client-pkcs12-der a.p12 --client-pkcs12-passwd p --tls-domain b`,
      { tls: { verify: false, pfx: 'a.p12', passphrase: 'p', servername: 'b' } },
    ],
    [`${url} --ping-interval 30 --ping-timeout 90`, { heartbeat: { interval: 30_000, timeout: 90_000 } }],
    [`${url} --ping-timeout 90 --ping-interval=30`, { heartbeat: { interval: 30_000, timeout: 90_000 } }],
    [
      `${url} -p hello --preamble=x --max-ws-message-length 5 --inhibit-pongs 0`,
      { onOpen: ['hello', 'x'], maxPayload: 5, autoPong: false },
    ],
    [`autoreconnect:${url}`, { reconnect: true }],
  ])('%s', (options, fields) => {
    expect(fromCommandLine(`websocat ${options}`)).toEqual({ profile: { url, ...fields }, notes: [] });
  });

  it('goes over a socket', () => {
    expect(fromCommandLine('websocat --ws-c-uri=ws://localhost/chat - ws-c:unix:/run/a.sock')).toEqual({
      profile: { url: 'ws+unix:/run/a.sock:/chat' },
      notes: [],
    });
  });

  it('trusts the authority that is named before it', () => {
    expect(fromCommandLine(`SSL_CERT_FILE=ca.pem A=b websocat ${url} -k`)).toEqual({
      profile: { url, tls: { ca: 'ca.pem', verify: false } },
      notes: ['A=… before the command is left out.'],
    });
  });

  it('that listens is none', () => {
    expect(fromCommandLine('websocat -s 8080')).toMatchObject({ code: 'listens' });
  });

  it('tells what is left out', () => {
    expect(
      fromCommandLine(`websocat ${url} tcp:127.0.0.1:1 --inhibit-pongs 3 --websocket-version 8 --conncap 3`),
    ).toEqual({
      profile: { url },
      notes: [
        'tcp:127.0.0.1:1 is left out: a panel is at the other end.',
        '--inhibit-pongs is left out: a profile answers all pings, or none.',
        '--websocket-version is left out: version 13 is the one of RFC 6455.',
        '--conncap is left out: a profile has no field for it.',
      ],
    });
  });
});
