import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NodeWebSocket } from 'engine.io-client';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EngineSocket } from '../../../support/decode/engineSocket.ts';
import { tap } from '../../../support/decode/tap.ts';

/** A socket.io server, and its client over our engine. */
async function connected() {
  const http = createServer();
  const server = new Server(http);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  let socket: EngineSocket | undefined;
  class Transport extends NodeWebSocket {
    override createSocket(uri: string): never {
      return (socket = new EngineSocket(uri)) as never;
    }
    override doWrite(_packet: unknown, data: string | Uint8Array): void {
      socket?.send(data);
    }
  }
  const { port } = http.address() as AddressInfo;
  const client = io(`http://127.0.0.1:${port}/room`, { transports: [Transport], autoUnref: false });
  onTestFinished(async () => {
    client.disconnect();
    await server.close();
  });
  return { server, client, socket: () => socket! };
}

describe('Socket.IO, beside its server and its client', () => {
  it('tells what they say: namespaces, events, acknowledgements, errors and attachments', async () => {
    const { server, client, socket } = await connected();
    const heard: unknown[] = [];
    server.of('/room').on('connection', (peer) => {
      peer.on('join', (name: string, done: (answer: object) => void) => done({ welcome: name }));
      peer.on('bytes', (bytes: Buffer) => peer.emit('echo', bytes.length));
    });
    client.on('echo', (length: number) => heard.push(length));
    const answer = await client.timeout(5_000).emitWithAck('join', 'Ada');
    expect(answer).toEqual({ welcome: 'Ada' });
    client.emit('bytes', Buffer.from([1, 2, 3]));
    await expect.poll(() => heard, { timeout: 5_000 }).toEqual([3]);
    expect(socket().engine.snapshot.decoder).toMatchObject({ chain: 'socketio', by: 'evidence' });
    const said = await socket().said();
    expect(said[0]).toMatch(/^< open \{"sid":"/);
    expect(said).toContain('> connect /room');
    expect(said).toContain(`< connect /room {"sid":"${client.id}"}`);
    expect(said).toContain('> join "Ada" /room (ack 0)');
    expect(said).toContain('< ack 0 {"welcome":"Ada"} /room');
    expect(said).toContain(`> bytes "h'010203'" /room +1 binary`);
    expect(said).toContain(`> attachment 0 of bytes "h'010203'"`);
    expect(await socket().said(`$.data[1] == "h'010203'"`)).toHaveLength(1);
    expect(said).toContain('< echo 3 /room');
    expect(await socket().answered()).toEqual([
      ['connect /room', `connect /room {"sid":"${client.id}"}`],
      ['join "Ada" /room (ack 0)', 'ack 0 {"welcome":"Ada"} /room'],
    ]);
    expect(await socket().said('$.data[1] == "Ada"')).toEqual(['> join "Ada" /room (ack 0)']);
  });

  it('tells why a namespace refuses', async () => {
    const { server, client, socket } = await connected();
    server.of('/room').use((_, next) => next(new Error('Not authorized')));
    const refused = await new Promise<Error>((resolve) => client.on('connect_error', resolve));
    expect(refused.message).toBe('Not authorized');
    expect(await socket().said()).toContain('< connect error /room {"message":"Not authorized"}');
  });

  it('tells the upgrade from polling, and what goes on over the WebSocket', async () => {
    const http = createServer();
    const server = new Server(http);
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    server.on('connection', (peer) =>
      peer.on('join', (name: string, done: (answer: string) => void) => done(`hi ${name}`)),
    );
    const { url, opened } = await tap(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
    const client = io(url, { transports: ['polling', 'websocket'], autoUnref: false });
    onTestFinished(async () => {
      client.disconnect();
      await server.close();
    });
    const upgraded = new Promise<string>((resolve) => {
      client.io.once('open', () => client.io.engine.once('upgrade', ({ name }) => resolve(name)));
    });
    await new Promise<void>((resolve) => client.once('connect', () => resolve()));
    expect(await upgraded).toBe('websocket');
    expect(await client.timeout(5_000).emitWithAck('join', 'Ada')).toBe('hi Ada');
    const socket = opened[0]!;
    expect((await socket.said()).slice(0, 5)).toEqual([
      '> ping probe',
      '< pong probe',
      '> upgrade',
      '> join "Ada" (ack 0)',
      '< ack 0 "hi Ada"',
    ]);
    expect(await socket.answered()).toEqual([
      ['ping probe', 'pong probe'],
      ['join "Ada" (ack 0)', 'ack 0 "hi Ada"'],
    ]);
    expect(socket.engine.snapshot.decoder).toMatchObject({ chain: 'socketio', by: 'evidence' });
    expect(new URL(socket.url).searchParams.get('sid')).toMatch(/./);
  });
});
