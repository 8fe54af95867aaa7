import { describe, expect, it } from 'vitest';
import type { Handshake, HeaderList } from '../../../../src/contract/model.ts';
import { captureSource } from '../../../../src/host/captures/captureSource.ts';

const asked = (...headers: HeaderList): Handshake => askedFor('/feed', ...headers);
const askedFor = (target: string, ...headers: HeaderList): Handshake => ({
  request: { startLine: `GET ${target} HTTP/1.1`, headers, raw: new Uint8Array() },
  timings: {},
  checks: [],
});
const own: HeaderList = [
  ['Sec-WebSocket-Version', '13'],
  ['Sec-WebSocket-Key', 'AAAAAAAAAAAAAAAAAAAAAA=='],
  ['Connection', 'Upgrade'],
  ['Upgrade', 'websocket'],
  ['Host', 'host'],
];
const deflate: [string, string] = ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'];

describe('captureSource', () => {
  it('leaves out what every client writes by itself', () => {
    const source = captureSource({ label: 'host/feed', url: 'ws://host/feed' }, asked(...own, deflate));
    expect(source).toEqual({ url: 'ws://host/feed' });
  });

  it('keeps the name, headers in their order, subprotocols, and that no compression was offered', () => {
    const handshake = asked(
      ['X-First', '1'],
      ...own,
      ['sec-websocket-protocol', 'chat.v2, chat.v1'],
      ['Authorization', 'Bearer abc'],
      ['X-First', '2'],
    );
    expect(captureSource({ label: 'staging', url: 'wss://host/feed' }, handshake)).toEqual({
      name: 'staging',
      url: 'wss://host/feed',
      headers: [
        ['X-First', '1'],
        ['Authorization', 'Bearer abc'],
        ['X-First', '2'],
      ],
      subprotocols: ['chat.v2', 'chat.v1'],
      compression: false,
    });
  });

  it('asks again for what was asked for, secrets included', () => {
    const again = (url: string, target: string): string =>
      captureSource({ label: 'l', url }, askedFor(target, ...own, deflate)).url;
    expect(again('wss://host/feed?token=•••', '/feed?token=very-secret')).toBe('wss://host/feed?token=very-secret');
    expect(again('ws://host', '/?a=b')).toBe('ws://host/?a=b');
    expect(again('ws+unix:/run/a.sock:/•••', '/chat')).toBe('ws+unix:/run/a.sock:/chat');
    expect(again('wss://elsewhere/feed', '/after/redirect')).toBe('wss://elsewhere/feed');
  });

  it('takes nothing of it for a variable', () => {
    const source = captureSource(
      { label: 'host', url: 'ws://host' },
      askedFor('/${a}', ['X', '${b}'], ...own, deflate),
    );
    expect(source).toEqual({ url: 'ws://host/$${a}', headers: [['X', '$${b}']] });
  });

  it('knows the address only where no request was written', () => {
    expect(captureSource({ label: 'host', url: 'ws://host/' }, null)).toEqual({ url: 'ws://host/' });
  });
});
