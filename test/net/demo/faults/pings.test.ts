import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openClient } from '../../../support/peers/index.ts';
import { useDemoServer } from '../useDemoServer.ts';

const server = useDemoServer();

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

describe('/pings', () => {
  it('pings each second while pongs come', async () => {
    const client = await openClient(`${server.url}/pings`);
    for (let count = 1; count <= 3; count++) {
      await client.message(({ kind, text }) => kind === 'ping' && text === `ping ${count}`);
      // The answer to this ping comes after the server has read our pong.
      client.socket.ping(`mine ${count}`);
      await client.message(({ kind, text }) => kind === 'pong' && text === `mine ${count}`);
      vi.advanceTimersByTime(1000);
    }
    expect(await client.close()).toMatchObject({ code: 1005 });
  });

  it('closes with 1011 where the pong is missing', async () => {
    const client = await openClient(`${server.url}/pings?ms=20`, [], { autoPong: false });
    await client.atLeast(1);
    vi.advanceTimersByTime(20);
    expect(await client.closed).toEqual({ code: 1011, reason: 'no pong' });
    expect(client.received).toHaveLength(1);
  });
});
