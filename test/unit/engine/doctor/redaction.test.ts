import { describe, expect, it } from 'vitest';
import {
  failureWithoutSecrets,
  redactedHead,
  redactedSubprotocol,
  redactedUrl,
  redactedWords,
  withoutSecrets,
} from '../../../../src/engine/doctor/redaction.ts';
import { parseHead } from '../../../../src/engine/wire/httpHead.ts';

const random = 'sk_live_51H8xYzAbCdEfGhIjKlMnOpQ';

function line(field: string): string {
  const { headers } = redactedHead(parseHead(Buffer.from(`GET / HTTP/1.1\r\n${field}\r\n\r\n`)), ['known']);
  return headers.map(([name, value]) => `${name}: ${value}`).join('\n');
}

describe('a failure', () => {
  it('keeps its code, and none of the secrets in its words', () => {
    const failure = { code: 'pw', message: 'A pw.', cause: 'B pw.', remedy: 'C pw.' };
    const hidden = { code: 'pw', message: 'A •••.', cause: 'B •••.', remedy: 'C •••.' };
    expect(failureWithoutSecrets(failure, ['pw'])).toEqual(hidden);
    expect(failureWithoutSecrets(failure)).toEqual(failure);
  });
});

describe('a head', () => {
  it.each([
    ['Authorization: Bearer abc', 'Authorization: Bearer •••'],
    ['authorization: abc', 'authorization: •••'],
    ['Proxy-Authorization: Basic abc', 'Proxy-Authorization: Basic •••'],
    ['Cookie: a=1; b=2', 'Cookie: a=•••; b=•••'],
    ['Cookie: whole', 'Cookie: •••'],
    ['Set-Cookie: sid=1; Path=/; HttpOnly', 'Set-Cookie: sid=•••; Path=/; HttpOnly'],
    ['X-Api-Key: abc', 'X-Api-Key: •••'],
    [`X-Other: ${random}`, 'X-Other: •••'],
    ['X-Other: has known in it', 'X-Other: has ••• in it'],
    ['Location: https://me:pw@h/a?token=1&b=2', 'Location: https://h/a?token=•••&b=2'],
    [`Sec-WebSocket-Protocol: chat, ${random}`, 'Sec-WebSocket-Protocol: chat, •••'],
    ['Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='],
    ['WWW-Authenticate: Basic realm="x"', 'WWW-Authenticate: Basic realm="x"'],
    ['Server: nginx', 'Server: nginx'],
  ])('shows %s as %s', (field, shown) => {
    expect(line(field)).toBe(shown);
  });

  it('shows its target without secrets', () => {
    const head = parseHead(Buffer.from('GET /ws?room=a&access_token=b HTTP/1.1\r\n\r\n'));
    expect(redactedHead(head, []).startLine).toBe('GET /ws?room=a&access_token=••• HTTP/1.1');
  });
});

describe('a URL', () => {
  it.each([
    ['ws://h:1/a/b?x=1', 'ws://h:1/a/b?x=1'],
    ['wss://me:p@ss@h/a', 'wss://h/a'],
    [`https://h/hook/${random}/x`, 'https://h/hook/•••/x'],
    [`/a?x=${random}&y=1`, '/a?x=•••&y=1'],
    ['/a?api%5Fkey=1', '/a?api%5Fkey=•••'],
    ['?token', '?token'],
    ['/%zz?%zz=%zz', '/%zz?%zz=%zz'],
    ['', ''],
  ])('%s is shown as %s', (url, shown) => {
    expect(redactedUrl(url)).toBe(shown);
  });
});

describe('text', () => {
  it('is without the secrets that are known, the longer one first', () => {
    expect(withoutSecrets('abcdef abc', ['abcdef', 'abc'])).toBe('••• •••');
    expect(withoutSecrets('$& x', ['x'])).toBe('$& •••');
  });

  it('is without the words that look secret', () => {
    expect(redactedWords(`The key ${random} is wrong.`)).toBe('The key ••• is wrong.');
    expect(redactedSubprotocol(random)).toBe('•••');
    expect(redactedSubprotocol('chat')).toBe('chat');
  });
});
