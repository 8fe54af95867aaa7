import { describe, expect, it } from 'vitest';
import { targetOf } from '../../../../src/engine/net/target.ts';

describe('targetOf', () => {
  it.each([
    ['ws://h', 'h', 80, '/', 'h', false],
    ['wss://h/a?b=c', 'h', 443, '/a?b=c', 'h', true],
    ['http://h:8080/x', 'h', 8080, '/x', 'h:8080', false],
    ['https://h', 'h', 443, '/', 'h', true],
    ['ws://[::1]:9/', '::1', 9, '/', '[::1]:9', false],
    ['WS://User:p%40ss@Host/', 'host', 80, '/', 'host', false],
  ])('%s', (url, host, port, path, authority, secure) => {
    expect(targetOf({ url })).toMatchObject({ host, port, path, authority, secure });
  });

  it('understands UNIX sockets', () => {
    expect(targetOf({ url: 'ws+unix:/run/my app.sock:/chat?x=1' })).toMatchObject({
      socketPath: '/run/my app.sock',
      path: '/chat?x=1',
      authority: 'localhost',
      secure: false,
      shown: 'ws+unix:/run/my app.sock:/chat?x=1',
    });
    expect(targetOf({ url: 'wss+unix:/run/a.sock' })).toMatchObject({
      socketPath: '/run/a.sock',
      path: '/',
      secure: true,
    });
  });

  it('adds what the profile adds to the query, and does not show it', () => {
    const target = targetOf({
      url: 'ws://h/p?a=1',
      query: { 'b c': '2&3' },
      auth: { type: 'apiKey', name: 'key', value: 'k', in: 'query' },
    });
    expect(target.path).toBe('/p?a=1&b%20c=2%263&key=k');
    expect(target.shown).toBe('ws://h/p?a=1');
    expect(targetOf({ url: 'ws://h/p?', query: { a: '1' } }).path).toBe('/p?a=1');
  });

  it('tells user information, and shows none of it', () => {
    const target = targetOf({ url: 'ws://user:p%40ss@h/' });
    expect(target.userInfo).toEqual({ username: 'user', password: 'p@ss' });
    expect(target.shown).toBe('ws://h/');
    expect(targetOf({ url: 'ws://%zz@h/' }).userInfo).toEqual({ username: '%zz', password: '' });
  });

  it('shows no secret', () => {
    expect(targetOf({ url: 'ws://h/s3cr3t?t=s3cr3t' }, ['s3cr3t', '']).shown).toBe('ws://h/•••?t=•••');
    expect(() => targetOf({ url: 'ftp://h/s3cr3t' }, ['s3cr3t'])).toThrow('"ftp://h/•••" is not a WebSocket URL.');
  });

  it('refuses what cannot be written in a URL', () => {
    expect(() => targetOf({ url: 'ws://h/', query: { a: '\ud800' } })).toThrow('"ws://h/" is not a WebSocket URL.');
  });

  it.each([
    ['not a url', 'It cannot be read as a URL.'],
    ['ftp://h', 'Its scheme is ftp, not ws or wss.'],
    ['ws://h/#x', 'It has a fragment'],
    ['ws://h/#', 'It has a fragment'],
    ['ws+unix::/x', 'It names no socket'],
    ['ws+unix:/a%zz:/x', 'Its path has no form'],
  ])('refuses %s', (url, cause) => {
    expect(() => targetOf({ url })).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({ cause: expect.stringContaining(cause) as string }) as object,
      }),
    );
  });
});
