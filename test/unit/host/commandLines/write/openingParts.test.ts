import { describe, expect, it } from 'vitest';
import { openingParts } from '../../../../../src/host/commandLines/write/openingParts.ts';

const url = 'wss://example.com/feed';

describe('the parts of an opening handshake', () => {
  it.each([
    ['https://example.com/feed', url],
    ['HTTP://example.com', 'ws://example.com'],
    ['localhost:8080/a', 'ws://localhost:8080/a'],
    ['${base}/feed', '${base}/feed'],
    ['${host}:8080', '${host}:8080'],
  ])('%s is %s', (typed, understood) => {
    expect(openingParts({ url: typed }).url).toBe(understood);
  });

  it.each([
    ['ws+unix:/run/app.sock:/chat?x=1', 'ws://localhost/chat?x=1'],
    ['wss+unix:///run/app.sock', 'wss://localhost/'],
    ['ws+unix:/run/a%70p.sock:/', 'ws://localhost/'],
  ])('%s goes over a socket', (typed, understood) => {
    expect(openingParts({ url: typed })).toMatchObject({ url: understood, socketPath: '/run/app.sock' });
  });

  it('adds the query percent-encoded, and leaves variables as they are', () => {
    const auth = { type: 'apiKey', name: 'key', value: '${secret:k}', in: 'query' } as const;
    expect(openingParts({ url, query: { 'a b': 'c&d', e: 'x ${f}' }, auth }).url).toBe(
      `${url}?a%20b=c%26d&e=x%20\${f}&key=\${secret:k}`,
    );
    expect(openingParts({ url: `${url}?x=1`, query: { y: '2' } }).url).toBe(`${url}?x=1&y=2`);
    expect(openingParts({ url: `${url}?`, query: { y: '2' } }).url).toBe(`${url}?y=2`);
  });

  it('has credentials and cookies where they belong', () => {
    expect(openingParts({ url, auth: { type: 'basic', username: 'me', password: 'p' } }).basic).toBe('me:p');
    expect(openingParts({ url, auth: { type: 'bearer', token: '${secret:t}' } }).headers).toEqual([
      ['Authorization', 'Bearer ${secret:t}'],
    ]);
    expect(openingParts({ url, auth: { type: 'apiKey', name: 'X-Key', value: 'k', in: 'header' } }).headers).toEqual([
      ['X-Key', 'k'],
    ]);
    expect(openingParts({ url, cookies: { a: '1', b: '2' } }).cookies).toBe('a=1; b=2');
  });

  it('lets a header of the profile take the place of the handshake’s own', () => {
    const headers: [string, string][] = [
      ['authorization', 'x'],
      ['COOKIE', 'y'],
      ['origin', 'z'],
      ['sec-websocket-protocol', 'p'],
    ];
    expect(
      openingParts({
        url,
        headers,
        origin: 'o',
        cookies: { a: '1' },
        subprotocols: ['q'],
        auth: { type: 'bearer', token: 't' },
      }),
    ).toEqual({ url, headers, subprotocols: [] });
  });
});
