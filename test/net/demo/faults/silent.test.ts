import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openClient, RecordingClient } from '../../../support/peers/index.ts';
import { useWitnessedDemoServer } from '../useDemoServer.ts';

const server = useWitnessedDemoServer();

it('does not answer, while others are answered', async () => {
  const silent = new RecordingClient(new WebSocket(`${server.url}/silent`));
  const echo = await openClient(`${server.url}/echo`);
  echo.socket.send('a');
  await echo.atLeast(1);
  expect(silent.socket.readyState).toBe(WebSocket.CONNECTING);
  silent.socket.terminate();
  await silent.closed;
  const [connection] = server.wire.connections;
  await connection!.ended;
  expect(Buffer.from(connection!.toServer).toString()).toMatch(/^GET \/silent /);
  expect(connection!.toClient).toHaveLength(0);
});
