import { describe, expect, it } from 'vitest';
import type { ConnectionProfile } from '../../../../src/contract/profile.ts';
import { basic, openingRequest } from '../../../../src/engine/net/openingRequest.ts';
import { targetOf } from '../../../../src/engine/net/target.ts';

function requestOf(more: Partial<ConnectionProfile>, omitted?: Set<string>) {
  const profile = { url: 'ws://h:81/p?q', ...more };
  const request = openingRequest(profile, targetOf(profile), omitted);
  return { ...request, lines: Buffer.from(request.bytes).toString('latin1').split('\r\n') };
}

describe('openingRequest', () => {
  it('is what RFC 6455 §4.1 asks for', () => {
    const { lines, key, offered } = requestOf({ subprotocols: ['a', 'b'] });
    expect(lines).toEqual([
      'GET /p?q HTTP/1.1',
      'Host: h:81',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${key}`,
      'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
      'Sec-WebSocket-Protocol: a, b',
      '',
      '',
    ]);
    expect(Buffer.from(key, 'base64')).toHaveLength(16);
    expect(requestOf({}).key).not.toBe(key);
    expect(offered).toEqual({ subprotocols: ['a', 'b'], extensions: 'permessage-deflate; client_max_window_bits' });
  });

  it('sends headers in their order, case and number', () => {
    const headers: [string, string][] = [
      ['x-A', '1'],
      ['X-a', '2'],
      ['B', ''],
      ['x-A', 'é'],
    ];
    const { lines } = requestOf({ compression: false, headers });
    expect(lines.slice(6)).toEqual(['x-A: 1', 'X-a: 2', 'B: ', 'x-A: é', '', '']);
  });

  it('lets a header of the profile take the place of its own', () => {
    const { lines, key, offered } = requestOf({
      origin: 'https://a',
      headers: [
        ['host', 'other'],
        ['sec-websocket-key', 'AAAAAAAAAAAAAAAAAAAAAA=='],
        ['Sec-WebSocket-Extensions', 'x'],
        ['Origin', 'https://b'],
      ],
    });
    expect(lines.filter((line) => /^(host|origin|sec-websocket-(key|ext))/i.test(line))).toEqual([
      'host: other',
      'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
      'Sec-WebSocket-Extensions: x',
      'Origin: https://b',
    ]);
    expect(key).toBe('AAAAAAAAAAAAAAAAAAAAAA==');
    expect(offered.extensions).toBe('x');
  });

  it.each<[string, Partial<ConnectionProfile>, string]>([
    ['origin', { origin: 'https://a' }, 'Origin: https://a'],
    ['cookies', { cookies: { a: '1', b: '2' } }, 'Cookie: a=1; b=2'],
    ['basic', { auth: { type: 'basic', username: 'u', password: 'pä' } }, `Authorization: ${basic('u', 'pä')}`],
    ['bearer', { auth: { type: 'bearer', token: 't' } }, 'Authorization: Bearer t'],
    ['key', { auth: { type: 'apiKey', name: 'X-Key', value: 'k', in: 'header' } }, 'X-Key: k'],
    ['user information', { url: 'ws://u:p@h' }, 'Authorization: Basic dTpw'],
    [
      'user information beside auth',
      { url: 'ws://u:p@h', auth: { type: 'bearer', token: 't' } },
      'Authorization: Bearer t',
    ],
  ])('%s', (_name, more, line) => {
    expect(requestOf({ compression: false, ...more }).lines.slice(6)).toEqual([line, '', '']);
  });

  it('leaves out what must not go to another origin', () => {
    const { lines } = requestOf(
      { compression: false, headers: [['Authorization', 'x']], cookies: { a: '1' } },
      new Set(['authorization', 'cookie']),
    );
    expect(lines.slice(6)).toEqual(['', '']);
  });

  it('sends what a handshake needs where the profile’s own of it is left out', () => {
    const headers: [string, string][] = [
      ['Host', 'secret.example'],
      ['Sec-WebSocket-Key', 'AAAAAAAAAAAAAAAAAAAAAA=='],
      ['Origin', 'https://b'],
    ];
    const omitted = new Set(['host', 'sec-websocket-key', 'origin']);
    const { lines, key } = requestOf({ compression: false, headers, origin: 'https://a' }, omitted);
    expect(lines.slice(1)).toEqual([
      'Host: h:81',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${key}`,
      '',
      '',
    ]);
    expect(key).not.toBe('AAAAAAAAAAAAAAAAAAAAAA==');
  });

  it.each<[Partial<ConnectionProfile>, string]>([
    [{ headers: [['bad name', 'x']] }, 'invalid-header'],
    [{ headers: [['', 'x']] }, 'invalid-header'],
    [{ headers: [['A', 'x\r\nB: y']] }, 'invalid-header'],
    [{ origin: '☃' }, 'invalid-header'],
    [{ cookies: { a: 'x\n' } }, 'invalid-header'],
    [{ subprotocols: ['a', 'a'] }, 'invalid-subprotocol'],
    [{ subprotocols: ['a b'] }, 'invalid-subprotocol'],
  ])('refuses %j', (more, code) => {
    expect(() => requestOf(more)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code }) as object }),
    );
  });
});
