import { afterEach, describe, expect, it } from 'vitest';
import type { ClientOptions } from 'ws';
import { scanFrames } from '../../../support/frames/index.ts';
import { openClient, type RecordingClient } from '../../../support/peers/index.ts';
import { useWitnessedDemoServer } from '../useDemoServer.ts';

const server = useWitnessedDemoServer();
const clients: RecordingClient[] = [];

async function open(query: string, options?: ClientOptions): Promise<RecordingClient> {
  const client = await openClient(`${server.url}/market${query}`, [], options);
  clients.push(client);
  return client;
}

afterEach(() => {
  for (const { socket } of clients.splice(0)) socket.terminate();
});

const ticks = (objects: readonly Record<string, unknown>[]) => objects.filter(({ type }) => type === 'tick');

describe('/market', () => {
  it('ticks, numbered from 1, the same for the same seed', async () => {
    const [one, other] = await Promise.all(['a', 'b'].map((name) => open(`?rate=2000&seed=9&client=${name}`)));
    await Promise.all([one!.atLeast(200), other!.atLeast(200)]);
    const [first, second] = [one!, other!].map(({ objects }) =>
      ticks(objects)
        .slice(0, 150)
        .map((tick) => ({ ...tick, time: 0 })),
    );
    expect(one!.objects[0]).toMatchObject({ type: 'welcome', rate: 2000, symbols: expect.arrayContaining(['ETH']) });
    expect(first!.map(({ seq }: Record<string, unknown>) => seq)).toEqual(first!.map((_, index) => index + 1));
    expect(second).toEqual(first);
  });

  it('compresses where that is offered', async () => {
    const before = server.wire.connections.length;
    const compressed = await open(`?rate=5000`);
    const plain = await open(`?rate=5000`, { perMessageDeflate: false });
    await Promise.all([compressed.atLeast(50), plain.atLeast(50)]);
    const [deflated, stored] = server.wire.connections.slice(before).map(({ toClient }) => {
      const head = Buffer.from(toClient).indexOf('\r\n\r\n') + 4;
      return scanFrames(toClient.subarray(head)).slice(0, 50);
    });
    expect(deflated!.every(({ rsv }) => rsv === 4)).toBe(true);
    expect(stored!.every(({ rsv }) => rsv === 0)).toBe(true);
    const length = (frames: typeof stored): number => frames!.reduce((sum, { wire }) => sum + wire.length, 0);
    expect(length(deflated)).toBeLessThan(length(stored) / 2);
  });

  it('sends what is subscribed to, and answers with the id', async () => {
    const client = await open(`?rate=5000`);
    client.sendJson({ type: 'subscribe', symbols: ['ETH'], id: 1 });
    expect(await client.object(({ type }) => type === 'subscribed')).toEqual({
      type: 'subscribed',
      id: 1,
      symbols: ['ETH'],
    });
    const from = client.received.length;
    await client.atLeast(from + 20);
    const later = ticks(client.objects.slice(from));
    expect(new Set(later.map(({ sym }) => sym))).toEqual(new Set(['ETH']));
    client.sendJson({ type: 'unsubscribe', symbols: ['ETH'], id: 2 });
    expect(await client.object(({ type }) => type === 'unsubscribed')).toMatchObject({ id: 2, symbols: [] });
    const silent = client.received.length;
    client.sendJson({ type: 'subscribe', symbols: ['NOPE'], id: 3 });
    expect(await client.object(({ type }) => type === 'error')).toMatchObject({ id: 3 });
    expect(client.received).toHaveLength(silent + 1);
  });

  it('keeps the rate within its bounds', async () => {
    const client = await open(`?rate=1e9`);
    expect(await client.object(({ type }) => type === 'welcome')).toMatchObject({ rate: 20_000 });
  });
});
