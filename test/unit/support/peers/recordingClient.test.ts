import { afterEach, describe, expect, it } from 'vitest';
import { frame, hex } from '../../../support/frames/index.ts';
import {
  awaitFrames,
  latin1,
  openClient,
  type RawPeer,
  rawPeer,
  refusalOf,
  send,
} from '../../../support/peers/index.ts';

let peer: RawPeer;

afterEach(() => peer.stop());

describe('RecordingClient', () => {
  it('keeps what came with the handshake, and finds JSON objects come and to come', async () => {
    const later = send(frame({ opcode: 'text', payload: '{"b":2}' }));
    peer = await rawPeer({ alongside: frame({ opcode: 'text', payload: '{"a":1}' }), steps: [awaitFrames(1), later] });
    const client = await openClient(peer.url);
    expect(await client.object((value) => 'a' in value)).toEqual({ a: 1 });
    client.sendJson({ go: true });
    expect(await client.object((value) => 'b' in value)).toEqual({ b: 2 });
    expect(client.objects).toEqual([{ a: 1 }, { b: 2 }]);
  });

  it('tells how the connection ended, and fails what still waits', async () => {
    peer = await rawPeer({ alongside: hex('82 01 00'), steps: [awaitFrames(1), send(hex('83 00'))] });
    const client = await openClient(peer.url);
    const never = expect(client.atLeast(2)).rejects.toThrow('ended before');
    client.socket.ping();
    expect(await client.closed).toMatchObject({ code: 1006, error: { message: expect.stringContaining('opcode') } });
    await never;
    expect(client.received.map(({ kind }) => kind)).toEqual(['binary']);
  });
});

describe('refusalOf', () => {
  it('tells status and body', async () => {
    peer = await rawPeer({ answer: { bytes: latin1('HTTP/1.1 401 No\r\nContent-Length: 2\r\n\r\nhm') } });
    const { response, body } = await refusalOf(peer.url);
    expect([response.statusCode, body]).toEqual([401, 'hm']);
  });
});
