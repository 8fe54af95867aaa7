import { describe, expect, it } from 'vitest';
import { applyHandshakeHeaders, readCookies } from '../../../../../src/host/commandLines/read/handshakeHeaders.ts';

const url = 'wss://me@example.com:8443/feed';

describe('headers of a handshake', () => {
  it('become fields of the profile, or stay', () => {
    const { headers, fields, notes } = applyHandshakeHeaders(
      [
        ['Host', 'example.com:8443'],
        ['connection', 'keep-alive, Upgrade'],
        ['Upgrade', 'WebSocket'],
        ['User-Agent', 'Mozilla/5.0'],
        ['Origin', 'https://app.example'],
        ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
        ['Sec-WebSocket-Version', '13'],
        ['Sec-WebSocket-Protocol', 'a, b'],
        ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'],
        ['Cookie', 'sid=abc==; theme=dark'],
        ['Authorization', 'bearer t.o.k'],
        ['constructor', 'x'],
      ],
      url,
    );
    expect(headers).toEqual([
      ['User-Agent', 'Mozilla/5.0'],
      ['constructor', 'x'],
    ]);
    expect(fields).toEqual({
      origin: 'https://app.example',
      subprotocols: ['a', 'b'],
      cookies: { sid: 'abc==', theme: 'dark' },
      auth: { type: 'bearer', token: 't.o.k' },
    });
    expect(notes).toEqual([]);
  });

  it.each<[string, string]>([
    ['Host', 'other.example'],
    ['Connection', 'close'],
    ['Upgrade', 'h2c'],
    ['Sec-WebSocket-Version', '8'],
    ['Sec-WebSocket-Protocol', 'a b'],
    ['Sec-WebSocket-Protocol', 'a, a'],
    ['Sec-WebSocket-Extensions', 'x-webkit-deflate-frame'],
    ['Cookie', 'no pair'],
    ['Authorization', 'Digest a=b'],
    ['Authorization', 'Basic bm8tY29sb24='],
    ['Authorization', 'Basic /w=='],
    ['Authorization', 'Basic ${env:X}'],
  ])('%s: %s stays as it is', (name, value) => {
    expect(applyHandshakeHeaders([[name, value]], url)).toEqual({ headers: [[name, value]], fields: {}, notes: [] });
  });

  it('stay where they are there twice', () => {
    const headers: [string, string][] = [
      ['Cookie', 'a=1'],
      ['cookie', 'b=2'],
    ];
    expect(applyHandshakeHeaders(headers, url).headers).toEqual(headers);
  });

  it('tell a name and a password', () => {
    const basic = (text: string): unknown =>
      applyHandshakeHeaders([['Authorization', `Basic ${Buffer.from(text).toString('base64')}`]], url).fields.auth;
    expect(basic('me:p:w')).toEqual({ type: 'basic', username: 'me', password: 'p:w' });
    expect(basic('mé:${x}')).toEqual({ type: 'basic', username: 'mé', password: '$${x}' });
  });

  it('are left out where their name is none', () => {
    expect(applyHandshakeHeaders([['a b', 'c']], url)).toMatchObject({
      headers: [],
      notes: ['"a b" is no name of a header, and left out.'],
    });
  });
});

describe('cookies', () => {
  it.each(['', 'a', '=1', 'a=1; a=2', '1=a', 'a=\x01', 'a b=1'])('%j stays a header', (value) => {
    expect(readCookies(value)).toBeUndefined();
  });

  it('are read in order, with variables', () => {
    const cookies = readCookies('__proto__=1; b=${env:B};c=');
    expect(Object.entries(cookies!)).toEqual([
      ['__proto__', '1'],
      ['b', '${env:B}'],
      ['c', ''],
    ]);
  });
});
