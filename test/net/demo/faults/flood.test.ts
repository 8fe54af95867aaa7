import { describe, expect, it } from 'vitest';
import { openClient } from '../../../support/peers/index.ts';
import { useDemoServer } from '../useDemoServer.ts';

const server = useDemoServer();

describe('/flood', () => {
  it('sends every frame it announces, in order, and closes with 1000', async () => {
    const client = await openClient(`${server.url}/flood?frames=20000&size=32`);
    expect(await client.closed).toEqual({ code: 1000, reason: '20000 frames' });
    const texts = client.received.map(({ text }) => text);
    expect(texts).toHaveLength(20_000);
    expect(texts.every((text, index) => text.length === 32 && Number.parseFloat(text) === index + 1)).toBe(true);
  });

  it('waits for a client that does not read', async () => {
    const client = await openClient(`${server.url}/flood?frames=16&size=1048576`);
    client.socket.pause();
    client.socket.ping();
    client.socket.resume();
    expect(await client.closed).toEqual({ code: 1000, reason: '16 frames' });
    expect(client.received.filter(({ kind }) => kind === 'text')).toHaveLength(16);
  });

  it('may be empty', async () => {
    const client = await openClient(`${server.url}/flood?frames=0`);
    expect(await client.closed).toEqual({ code: 1000, reason: '0 frames' });
  });
});
