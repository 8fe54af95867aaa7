import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openClient, RecordingClient } from '../../../support/peers/index.ts';
import { useDemoServer } from '../useDemoServer.ts';

const server = useDemoServer();

describe('/slow', () => {
  it('answers after the time it is told', async () => {
    const began = performance.now();
    const client = await openClient(`${server.url}/slow?ms=50`);
    expect(performance.now() - began).toBeGreaterThan(45);
    expect((await client.atLeast(1))[0]).toMatchObject({ text: 'The handshake took 50 ms.' });
  });

  it('has not answered when others are, and gives up with the client', async () => {
    const slow = new RecordingClient(new WebSocket(`${server.url}/slow?ms=600000`));
    const echo = await openClient(`${server.url}/echo`);
    echo.socket.send('a');
    await echo.atLeast(1);
    expect(slow.socket.readyState).toBe(WebSocket.CONNECTING);
    slow.socket.terminate();
    expect((await slow.closed).code).toBe(1006);
  });
});
