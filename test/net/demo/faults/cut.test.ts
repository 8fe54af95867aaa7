import { expect, it } from 'vitest';
import { openClient } from '../../../support/peers/index.ts';
import { useWitnessedDemoServer } from '../useDemoServer.ts';

const server = useWitnessedDemoServer();

it.each([
  ['/cut', 'The line will go dead.'],
  ['/cut?within=frame', 'Half of this'],
])('%s ends without a close frame', async (path, end) => {
  const client = await openClient(server.url + path);
  expect(await client.closed).toMatchObject({ code: 1006 });
  expect(client.received.map(({ text }) => text)).toEqual(['The line will go dead.']);
  const connection = server.wire.connections.at(-1)!;
  await connection.ended;
  expect(Buffer.from(connection.toClient).toString('latin1').endsWith(end)).toBe(true);
});
