import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromCommandLine } from '../../../../../src/host/commandLines/read/fromCommandLine.ts';

const handshake = {
  url: 'wss://example.com/feed?room=1',
  headers: [
    ['Pragma', 'no-cache'],
    ['User-Agent', 'Mozilla/5.0 (X11; Linux x86_64)'],
  ],
  origin: 'https://example.com',
  cookies: { sid: 'a"b', theme: 'dark!' },
  subprotocols: ['chat'],
};

describe('what browsers copy', () => {
  it('is read as bash reads it', () => {
    const copied = `curl 'wss://example.com/feed?room=1' \\
  -H 'Upgrade: websocket' \\
  -H 'Origin: https://example.com' \\
  -H 'Pragma: no-cache' \\
  -b $'sid=a"b; theme=dark\\u0021' \\
  -H 'Connection: Upgrade' \\
  -H 'Sec-WebSocket-Key: 6DJ6S1nnLqCNaURj5eUgBw==' \\
  -H 'User-Agent: Mozilla/5.0 (X11; Linux x86_64)' \\
  -H 'Sec-WebSocket-Version: 13' \\
  -H 'Sec-WebSocket-Protocol: chat' \\
  -H 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits' \\
  --compressed`;
    expect(fromCommandLine(copied)).toEqual({ profile: handshake, notes: [] });
    expect(fromCommandLine(copied.replaceAll('\n', ''))).toEqual({ profile: handshake, notes: [] });
  });

  it('is read as cmd.exe reads it', () => {
    const copied = [
      'curl ^"wss://example.com/feed?room=1^" ^',
      '  -H ^"Upgrade: websocket^" ^',
      '  -H ^"Origin: https://example.com^" ^',
      '  -H ^"Pragma: no-cache^" ^',
      '  -b ^"sid=a^\\^"b; theme=dark^!^" ^',
      '  -H ^"Connection: Upgrade^" ^',
      '  -H ^"Sec-WebSocket-Key: 6DJ6S1nnLqCNaURj5eUgBw==^" ^',
      '  -H ^"User-Agent: Mozilla/5.0 (X11; Linux x86_64)^" ^',
      '  -H ^"Sec-WebSocket-Version: 13^" ^',
      '  -H ^"Sec-WebSocket-Protocol: chat^" ^',
      '  -H ^"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits^"',
    ].join('\r\n');
    expect(fromCommandLine(copied)).toEqual({ profile: handshake, notes: [] });
    expect(fromCommandLine(copied.replaceAll('\r\n', ''))).toEqual({ profile: handshake, notes: [] });
  });
});

describe('a pasted command line', () => {
  it.each([
    '$ curl ws://a',
    '  % /usr/bin/curl ws://a',
    'PS> curl.exe ws://a'.slice(2),
    'sudo curl ws://a',
    'npx -y wscat -c ws://a',
    "'C:\\Program Files\\curl.EXE' ws://a",
    'websocat ws://a',
  ])('%s', (line) => {
    expect(fromCommandLine(line)).toEqual({ profile: { url: 'ws://a' }, notes: [] });
  });

  it('has variables from the environment, and runs nothing', () => {
    expect(fromCommandLine('X=1 curl "ws://a/?t=$TOKEN" -H "X: $(whoami)" | jq')).toEqual({
      profile: { url: 'ws://a/?t=${env:TOKEN}', headers: [['X', '$(whoami)']] },
      notes: [
        '$(…) is not run, and ${…} is read as a plain variable only: they stay as they are written.',
        'What follows the first command is left out: "| jq".',
        'X=… before the command is left out.',
      ],
    });
  });

  it('keeps braces that are no variables', () => {
    expect(fromCommandLine("curl 'ws://a/${secret:x}' -H 'X: ${env:HOME}'")).toMatchObject({
      profile: { url: 'ws://a/$${secret:x}', headers: [['X', '$${env:HOME}']] },
    });
  });

  it.each([
    ['', 'empty'],
    ['$ ', 'empty'],
    ['wget http://a', 'unknown-program'],
    ['ws://a', 'unknown-program'],
    ['A=b', 'unknown-program'],
    ["curl 'a", 'open-quote'],
    ['curl -k', 'no-address'],
    ['curl ftp://a', 'bad-address'],
    [`curl ${'a'.repeat(300_000)}`, 'too-long'],
  ])('case %#', (line, code) => {
    expect(fromCommandLine(line)).toMatchObject({ code, error: expect.stringMatching(/ .*\.$/) });
  });

  it('may be any text', () => {
    const words = fc.constantFrom(
      '-H',
      '-x',
      '-b',
      '--cert',
      "'a: b'",
      '"',
      '$T',
      '--next',
      'ws://a',
      '-u',
      '=',
      '\\',
      '^"',
    );
    const lines = fc.tuple(fc.constantFrom('curl', 'wscat', 'websocat'), fc.array(fc.oneof(words, fc.string())));
    fc.assert(fc.property(lines, ([program, rest]) => void fromCommandLine([program, ...rest].join(' '))));
  });
});
