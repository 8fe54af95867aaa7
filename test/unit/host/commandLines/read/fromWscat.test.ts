import { describe, expect, it } from 'vitest';
import { fromCommandLine } from '../../../../../src/host/commandLines/read/fromCommandLine.ts';

const url = 'wss://a/b';

describe('a wscat command', () => {
  it.each<[string, object]>([
    [
      "-H 'X:y' --header=Z:w -o https://o",
      {
        headers: [
          ['X', 'y'],
          ['Z', 'w'],
        ],
        origin: 'https://o',
      },
    ],
    ['-s a -s b --subprotocol=c', { subprotocols: ['a', 'b', 'c'] }],
    ['--auth me:p', { auth: { type: 'basic', username: 'me', password: 'p' } }],
    ['-H "Authorization: Bearer $T"', { auth: { type: 'bearer', token: '${env:T}' } }],
    [
      '--ca ca --cert c --key k --passphrase p -n',
      { tls: { ca: 'ca', cert: 'c', key: 'k', passphrase: 'p', verify: false } },
    ],
    ['--passphrase', { tls: { passphrase: '${input:Passphrase of the key}' } }],
    ['--host other', { headers: [['Host', 'other']] }],
    ['--proxy h:3128', { proxy: 'http://h:3128' }],
    ['--proxy https://h', { proxy: 'https://h' }],
    ['-x \'{"a":1}\' -x two -w -1 -P --slash --no-color -p 13', { onOpen: ['{"a":1}', 'two'] }],
    ['-L', { followRedirects: 10 }],
    ['-L --max-redirects 3', { followRedirects: 3 }],
    ['--max-redirects 3', {}],
  ])('%s', (options, fields) => {
    expect(fromCommandLine(`wscat -c ${url} ${options}`)).toEqual({ profile: { url, ...fields }, notes: [] });
  });

  it('may have no scheme', () => {
    expect(fromCommandLine('wscat --connect localhost:8080')).toMatchObject({
      profile: { url: 'ws://localhost:8080' },
    });
    expect(fromCommandLine('wscat ws://a')).toMatchObject({ profile: { url: 'ws://a' } });
  });

  it('that listens is none', () => {
    expect(fromCommandLine('wscat -l 8080')).toMatchObject({ code: 'listens' });
  });

  it('tells what is left out', () => {
    expect(fromCommandLine(`wscat -c ${url} x -p 8 --new`)).toMatchObject({
      notes: [
        'x is left out: it belongs to no option.',
        '-p 8 is left out: version 13 is the one of RFC 6455.',
        '--new is left out: a profile has no field for it.',
      ],
    });
  });
});
