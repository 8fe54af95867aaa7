import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LONGEST_MESSAGE } from '../../../src/demo/feedUpgrade.ts';
import { frame } from '../../support/frames/index.ts';
import { openClient, RecordingClient } from '../../support/peers/index.ts';
import { useDemoServer } from './useDemoServer.ts';

const server = useDemoServer();

describe('a feed', () => {
  it('takes messages of 1 MiB and closes with 1009 on longer ones', async () => {
    const client = await openClient(`${server.url}/echo`);
    client.socket.send(new Uint8Array(LONGEST_MESSAGE));
    expect((await client.atLeast(1))[0]!.bytes).toHaveLength(LONGEST_MESSAGE);
    client.socket.send(new Uint8Array(LONGEST_MESSAGE + 1));
    expect((await client.closed).code).toBe(1009);
  });

  it('agrees to permessage-deflate on /market alone', async () => {
    expect((await openClient(`${server.url}/market`)).socket.extensions).toMatch(/^permessage-deflate/);
    expect((await openClient(`${server.url}/echo`)).socket.extensions).toBe('');
  });

  it('takes the subprotocol that it knows from those that are offered, or none', async () => {
    expect((await openClient(`${server.url}/chat`, ['v9', 'chat.v1'])).socket.protocol).toBe('chat.v1');
    await expect(openClient(`${server.url}/chat`, ['v9'])).rejects.toThrow('no subprotocol');
    expect((await openClient(`${server.url}/chat`)).socket.protocol).toBe('');
  });

  it('closes with 1002 on a frame that breaks the protocol, and serves on', async () => {
    const client = new RecordingClient(new WebSocket(`${server.url}/echo`));
    client.socket.once('upgrade', ({ socket }) => socket.write(frame({ opcode: 3, mask: '00 00 00 00' })));
    expect((await client.closed).code).toBe(1002);
    await openClient(`${server.url}/echo`);
  });
});
