import { expect, it } from 'vitest';
import { openClient } from '../../../support/peers/index.ts';
import { useDemoServer } from '../useDemoServer.ts';

const server = useDemoServer();

it('sends a message, then closes with 1008', async () => {
  const client = await openClient(`${server.url}/closes`);
  expect(await client.closed).toEqual({ code: 1008, reason: 'policy' });
  expect(client.received).toHaveLength(1);
});
