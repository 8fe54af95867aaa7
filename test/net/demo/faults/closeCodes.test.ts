import { expect, it } from 'vitest';
import { scanFrames, toHex } from '../../../support/frames/index.ts';
import { openClient } from '../../../support/peers/index.ts';
import { useWitnessedDemoServer } from '../useDemoServer.ts';

const server = useWitnessedDemoServer();

it.each([
  ['', 1005, '88 00'],
  ['?code=1000', 1000, '88 02 03 e8'],
  ['?code=4001&reason=go%20away', 4001, '88 09 0f a1 67 6f 20 61 77 61 79'],
  ['?code=1005', 1006, '88 02 03 ed'],
  ['?code=70000', 1006, '88 02 ff ff'],
  ['?code=x', 1000, '88 02 03 e8'],
])('/close-codes%s', async (query, code, wire) => {
  const client = await openClient(`${server.url}/close-codes${query}`);
  expect((await client.closed).code).toBe(code);
  const { toClient } = server.wire.connections.at(-1)!;
  const [frame] = scanFrames(toClient.subarray(Buffer.from(toClient).indexOf('\r\n\r\n') + 4));
  expect(toHex(frame!.wire)).toBe(wire);
});
