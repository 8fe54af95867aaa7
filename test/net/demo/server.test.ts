import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type DemoServer, MOST_CLIENTS, startDemoServer } from '../../../src/demo/server.ts';
import { openClient, type RecordingClient, refusalOf } from '../../support/peers/index.ts';

let server: DemoServer;

afterEach(() => server.stop());

describe('startDemoServer', () => {
  it('listens on a free port of 127.0.0.1, and frees it again', async () => {
    server = await startDemoServer({ port: 0 });
    expect(server.url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+$/);
    const client = await openClient(`${server.url}/echo`);
    await server.stop();
    expect((await client.closed).code).toBe(1006);
    const port = Number(new URL(server.url).port);
    server = await startDemoServer({ port });
    expect(server.url).toBe(`ws://127.0.0.1:${port}`);
  });

  it('rejects where the port is taken', async () => {
    server = await startDemoServer({ port: 0 });
    await expect(startDemoServer({ port: Number(new URL(server.url).port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it('stops once however often it is told', async () => {
    server = await startDemoServer({ port: 0 });
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    await expect(openClient(server.url)).rejects.toThrow();
  });

  it('answers pages of other origins with 403', async () => {
    server = await startDemoServer({ port: 0 });
    const { response } = await refusalOf(`${server.url}/echo`, { origin: 'https://example.com' });
    expect(response.statusCode).toBe(403);
    await openClient(`${server.url}/echo`, [], { origin: 'http://localhost:3000' });
  });

  it('answers unknown paths with 404', async () => {
    server = await startDemoServer({ port: 0 });
    for (const path of ['/nope', '/echo/', '/chat/x?y', '//', '/%']) {
      const { response, body } = await refusalOf(server.url + path);
      expect([response.statusCode, body]).toEqual([404, expect.stringContaining('<!doctype html>')]);
    }
  });

  it('serves so many clients and no more', async () => {
    server = await startDemoServer({ port: 0 });
    const clients: RecordingClient[] = [];
    for (let count = 0; count < MOST_CLIENTS; count++) clients.push(await openClient(`${server.url}/echo`));
    expect((await refusalOf(`${server.url}/echo`)).response.statusCode).toBe(503);
    await clients[0]!.close();
    await openClient(`${server.url}/echo`);
  });

  it('outlives a client that resets its connection, and one that speaks no HTTP', async () => {
    server = await startDemoServer({ port: 0 });
    const resetting = connect(Number(new URL(server.url).port), '127.0.0.1');
    await once(resetting, 'connect');
    resetting.write('GET /market HTTP/1.1\r\nUpgrade: websocket\r\n');
    resetting.resetAndDestroy();
    const strange = connect(Number(new URL(server.url).port), '127.0.0.1');
    strange.end('hello?\r\n\r\n');
    strange.resume();
    await once(strange, 'close');
    await openClient(`${server.url}/echo`);
  });

  it('refuses a handshake that is none, on feeds and on faults', async () => {
    server = await startDemoServer({ port: 0 });
    for (const path of ['/echo', '/cut']) {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 /);
      socket.destroy();
    }
  });
});
