import { expect, it } from 'vitest';
import { openClient } from '../../../support/peers/index.ts';
import { useDemoServer } from '../useDemoServer.ts';

const server = useDemoServer();

it('tells the paths to who connects to the bare URL, and echoes', async () => {
  const client = await openClient(server.url);
  client.socket.send('a');
  const [guide, answer] = await client.atLeast(2);
  expect(guide!.text).toMatch(/^\/market +\S/m);
  expect(answer!.text).toBe('a');
});
