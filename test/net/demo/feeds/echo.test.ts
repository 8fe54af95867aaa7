import { expect, it } from 'vitest';
import { openClient } from '../../../support/peers/index.ts';
import { useDemoServer } from '../useDemoServer.ts';

const server = useDemoServer();

it('sends back text as text and binary as binary', async () => {
  const client = await openClient(`${server.url}/echo`, ['other', 'echo']);
  expect(client.socket.protocol).toBe('echo');
  client.socket.send('Grüße 🚀');
  client.socket.send(Uint8Array.of(0, 255));
  client.socket.send('');
  const received = await client.atLeast(3);
  expect(received.map(({ kind, text, bytes }) => (kind === 'text' ? text : [...bytes]))).toEqual([
    'Grüße 🚀',
    [0, 255],
    '',
  ]);
  client.socket.ping('x');
  expect(await client.message(({ kind }) => kind === 'pong')).toMatchObject({ text: 'x' });
  expect(await client.close(4000, 'enough')).toMatchObject({ code: 4000, reason: 'enough' });
});
