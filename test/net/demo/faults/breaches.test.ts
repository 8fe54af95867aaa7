import { expect, it } from 'vitest';
import { scanFrames, toHex } from '../../../support/frames/index.ts';
import { openClient } from '../../../support/peers/index.ts';
import { useWitnessedDemoServer } from '../useDemoServer.ts';

const server = useWitnessedDemoServer();

it.each([
  ['/reserved-opcode', 1002, '83 0d 57 68 61 74 20 69 73 20 74 68 69 73 3f'],
  ['/invalid-utf8', 1007, '81 06 63 61 66 c3 28 21'],
])('%s breaks the protocol between two right messages', async (path, code, wrong) => {
  const client = await openClient(server.url + path);
  const { error } = await client.closed;
  expect(error).toBeDefined();
  expect(client.received.map(({ text }) => text)).toEqual(['This frame is right.']);
  const connection = server.wire.connections.at(-1)!;
  await connection.ended;
  const head = Buffer.from(connection.toClient).indexOf('\r\n\r\n') + 4;
  const frames = scanFrames(connection.toClient.subarray(head));
  expect(toHex(frames[1]!.wire)).toBe(wrong);
  expect(frames.map(({ opcode }) => opcode)).toEqual([1, frames[1]!.opcode, 1, 8]);
  // What ws thought of it comes back in the answer to its close frame.
  expect(toHex(frames[3]!.payload)).toBe(toHex(Uint8Array.of(code >> 8, code & 0xff)));
});
