import { expect, it } from 'vitest';
import { FRAGMENTED_BYTES, FRAGMENTED_TEXT } from '../../../../src/demo/faults/fragments.ts';
import { scanFrames } from '../../../support/frames/index.ts';
import { openClient } from '../../../support/peers/index.ts';
import { useWitnessedDemoServer } from '../useDemoServer.ts';

const server = useWitnessedDemoServer();

it('sends a text in 5 fragments with pings between them, then bytes in 3', async () => {
  const client = await openClient(`${server.url}/fragments`);
  expect(await client.closed).toEqual({ code: 1000, reason: 'that was all' });
  const messages = client.received.filter(({ kind }) => kind !== 'ping');
  expect(messages.map(({ kind, text, bytes }) => (kind === 'text' ? text : Buffer.from(bytes)))).toEqual([
    FRAGMENTED_TEXT,
    FRAGMENTED_BYTES,
  ]);
  const connection = server.wire.connections.at(-1)!;
  await connection.ended;
  const { toClient, toServer } = connection;
  const frames = scanFrames(toClient.subarray(Buffer.from(toClient).indexOf('\r\n\r\n') + 4));
  expect(frames.map(({ opcode, fin }) => `${opcode}${fin ? '!' : ''}`).join(' ')).toBe(
    '1 9! 0 9! 0 9! 0 9! 0! 2 0 0! 8!',
  );
  const pongs = scanFrames(toServer.subarray(Buffer.from(toServer).indexOf('\r\n\r\n') + 4));
  expect(pongs.filter(({ opcode }) => opcode === 10).map(({ payload }) => Buffer.from(payload).toString())).toEqual([
    'ping 1',
    'ping 2',
    'ping 3',
    'ping 4',
  ]);
});
