import { WebSocketServer, type RawData } from 'ws';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AddressInfo } from 'node:net';
import { decoded, encoded, feedSchema } from '../../../support/decode/protobufWitness.ts';
import { EngineUnderTest, never } from '../../../support/engines.ts';

/** A server that reads and writes by protobufjs. */
async function feed(): Promise<{ url: string; heard: unknown[] }> {
  const heard: unknown[] = [];
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  server.on('connection', (socket) => {
    socket.on('message', (data: RawData) => {
      const asked = decoded('feed.v1.ClientMessage', data as Buffer) as { id: number };
      heard.push(asked);
      socket.send(encoded('feed.v1.ServerMessage', { id: asked.id, heartbeat: { sequence: 1, load: 0.5 } }));
      for (const symbol of ['ETH', 'BTC']) {
        socket.send(encoded('feed.v1.ServerMessage', { tick: { symbol, price: { currency: 'EUR', units: 3 } } }));
      }
      socket.close(1000);
    });
  });
  onTestFinished(() => {
    server.close();
  });
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard };
}

describe('Protocol Buffers, beside protobufjs', () => {
  it('are read by the schema of the profile', async () => {
    const { url, heard } = await feed();
    const engine = new EngineUnderTest();
    await engine.connect({ url, schema: { file: feedSchema, in: 'ServerMessage', out: 'ClientMessage' } });
    const bytes = encoded('feed.v1.ClientMessage', { id: 3, subscribe: { symbols: ['ETH', 'BTC'] } });
    await engine.calls.send({ session: 's', message: { kind: 'binary', bytes } }, never);
    await engine.until(({ state }) => state === 'closed');
    expect(heard).toEqual([{ id: 3, subscribe: { symbols: ['ETH', 'BTC'] } }]);
    expect(await engine.brief('op:binary')).toEqual([
      'out binary ClientMessage id: 3 subscribe {"symbols":["ETH","BTC"]}',
      'in binary ServerMessage id: 3 heartbeat {"sequence":1,"load":0.5}',
      'in binary ServerMessage tick {"symbol":"ETH","price":{"currency":"EUR","units":3}}',
      'in binary ServerMessage tick {"symbol":"BTC","price":{"currency":"EUR","units":3}}',
    ]);
    expect(engine.snapshot.decoder).toEqual({
      chain: 'protobuf',
      by: 'evidence',
      sure: 1,
      evidence: ['schema', 'messages'],
      writes: true,
    });
    expect(await engine.rows('$.tick.symbol == "ETH"')).toHaveLength(1);
    const query = {
      session: 's',
      view: 'messages',
      filter: 'dir:out op:binary',
      start: 0,
      count: 1,
      replies: true,
    } as const;
    const [asked] = await Promise.resolve(engine.calls.rows(query, never));
    expect(asked!.reply).toMatchObject({ id: asked!.id + 1 });
  });

  it('are read by their numbers without one', async () => {
    const { url } = await feed();
    const engine = new EngineUnderTest();
    await engine.connect({ url, decoder: 'protobuf' });
    const bytes = encoded('feed.v1.ClientMessage', { id: 3, subscribe: { symbols: ['ETH'] } });
    await engine.calls.send({ session: 's', message: { kind: 'binary', bytes } }, never);
    await engine.until(({ state }) => state === 'closed');
    expect(await engine.brief('dir:out op:binary')).toEqual(['out binary 1: 3 2 {1: "ETH"}']);
  });
});
