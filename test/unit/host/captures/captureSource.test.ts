import { describe, expect, it } from 'vitest';
import type { Handshake, HeaderList } from '../../../../src/contract/model.ts';
import { captureSource } from '../../../../src/host/captures/captureSource.ts';

const asked = (...headers: HeaderList): Handshake => ({
  request: { startLine: 'GET /feed HTTP/1.1', headers, raw: new Uint8Array() },
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
    expect(captureSource({ label: 'staging', url: 'wss://host/?a=b' }, handshake)).toEqual({
      name: 'staging',
      url: 'wss://host/?a=b',
      headers: [
        ['X-First', '1'],
        ['Authorization', 'Bearer abc'],
        ['X-First', '2'],
      ],
      subprotocols: ['chat.v2', 'chat.v1'],
      compression: false,
    });
  });

  it('knows the address only where no request was written', () => {
    expect(captureSource({ label: 'host', url: 'ws://host/' }, null)).toEqual({ url: 'ws://host/' });
  });
});
