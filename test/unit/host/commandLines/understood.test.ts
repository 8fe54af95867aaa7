import { describe, expect, it } from 'vitest';
import { understood } from '../../../../src/host/commandLines/understood.ts';

function words(profile: Parameters<typeof understood>[0]): string[] {
  return understood(profile).map(({ what, value }) => `${what}: ${value}`);
}

describe('what was understood', () => {
  it('is told field by field', () => {
    expect(
      words({
        url: 'wss://example.com/feed',
        subprotocols: ['a', 'b'],
        origin: 'https://o',
        headers: [
          ['X-Room', '1'],
          ['X-Empty', ''],
        ],
        proxy: 'none',
        tls: { ca: ['a.pem', 'b.pem'], verify: false, minVersion: 'TLSv1.2' },
        compression: { serverMaxWindowBits: 9 },
        timeouts: { connect: 500 },
        followRedirects: 3,
        family: 'ipv6',
        onOpen: ['hello', { json: 1 }],
        heartbeat: { interval: 1500 },
        maxPayload: 5,
        autoPong: false,
        reconnect: true,
      }),
    ).toEqual([
      'Address: wss://example.com/feed',
      'Subprotocols: a, b',
      'Origin: https://o',
      'Header X-Room: 1',
      'Header X-Empty: (empty)',
      'Proxy: none',
      'Trusted authority: a.pem, b.pem',
      'Certificates: are not checked',
      'TLS at least: TLSv1.2',
      'Compression: with parameters',
      'Time to connect: 500 ms',
      'Redirects followed: 3',
      'Addresses: IPv6 only',
      'Sent on open: hello',
      'Sent on open: {"json":1}',
      'Heartbeat: a ping every 1.5 s',
      'Longest message: 5 bytes',
      'Pings: are not answered',
      'Reconnects: by itself',
    ]);
  });

  it('has no secret in it', () => {
    const all = words({
      url: 'wss://me:s3cret1@example.com/?token=s3cret2',
      headers: [['X-Api-Key', 's3cret3']],
      cookies: { sid: 's3cret4' },
      auth: { type: 'basic', username: 'me', password: 's3cret5' },
      proxy: 'http://me:s3cret6@p:1',
      tls: { passphrase: 's3cret7' },
      compression: false,
    });
    expect(all).toEqual([
      'Address: wss://•••@example.com/?token=•••',
      'Header X-Api-Key: •••',
      'Cookies: sid',
      'Authentication: basic, as me',
      'Proxy: http://•••@p:1',
      'Passphrase: •••',
      'Compression: not offered',
    ]);
    expect(words({ url: 'ws://a', auth: { type: 'bearer', token: 's3cret' } })[1]).toBe('Authentication: bearer token');
    const apiKey = { type: 'apiKey', name: 'key', value: 's3cret', in: 'query' } as const;
    expect(words({ url: 'ws://a', auth: apiKey })[1]).toBe('Authentication: key in the query');
  });
});
