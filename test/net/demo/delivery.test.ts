import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { echo, sendIfKeepingUp, sendOrPart, UNREAD_LIMIT } from '../../../src/demo/delivery.ts';
import { openClient, type RecordingClient } from '../../support/peers/index.ts';

let server: WebSocketServer;

beforeAll(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
});

afterAll(() => {
  for (const socket of server.clients) socket.terminate();
  server.close();
});

async function pair(): Promise<{ socket: WebSocket; client: RecordingClient }> {
  const connected = once(server, 'connection');
  const client = await openClient(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [socket] = (await connected) as [WebSocket];
  return { socket, client };
}

const MEBIBYTE = new Uint8Array(1024 * 1024);

/** Sends until more waits than the limit: the client has stopped reading. */
function fill(socket: WebSocket): void {
  while (socket.bufferedAmount <= UNREAD_LIMIT) socket.send(MEBIBYTE);
}

describe('sendIfKeepingUp', () => {
  it('leaves out what a slow client would get too late', async () => {
    const { socket, client } = await pair();
    expect(sendIfKeepingUp(socket, 'first')).toBe(true);
    client.socket.pause();
    fill(socket);
    expect(sendIfKeepingUp(socket, 'left out')).toBe(false);
    client.socket.resume();
    await client.message(({ text }) => text === 'first');
    expect(client.received.some(({ text }) => text === 'left out')).toBe(false);
  });

  it('sends nothing to who has gone', async () => {
    const { socket, client } = await pair();
    const gone = once(socket, 'close');
    await client.close();
    await gone;
    expect(sendIfKeepingUp(socket, 'x')).toBe(false);
    sendOrPart(socket, 'x');
    expect(socket.bufferedAmount).toBe(0);
  });
});

describe('sendOrPart', () => {
  it('closes with 1013 where a client does not read', async () => {
    const { socket, client } = await pair();
    client.socket.pause();
    fill(socket);
    sendOrPart(socket, 'x');
    client.socket.resume();
    expect(await client.closed).toMatchObject({ code: 1013 });
    expect(client.received.some(({ text }) => text === 'x')).toBe(false);
  });
});

describe('echo', () => {
  it('reads no faster than the client, and loses nothing', async () => {
    const { socket, client } = await pair();
    echo(socket);
    client.socket.pause();
    const paused = waitFor(socket, () => socket.isPaused);
    for (let count = 0; count < 16; count++) client.socket.send(MEBIBYTE);
    await paused;
    expect(socket.bufferedAmount).toBeLessThan(UNREAD_LIMIT + 3 * MEBIBYTE.length);
    client.socket.resume();
    expect(await client.atLeast(16)).toHaveLength(16);
    expect(socket.isPaused).toBe(false);
  });
});

/** Looks at each message that arrives, until it is so. */
function waitFor(socket: WebSocket, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isSo()) return;
      socket.off('message', look);
      resolve();
    };
    socket.on('message', look);
  });
}
