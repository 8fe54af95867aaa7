import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';

type Say = (text: string) => void;

/** A peer on loopback for as long as the test runs: what it says at the opening, and to each text. Its address. */
export async function scriptedPeer(
  opened: (say: Say) => (heard: string) => void,
  options: { subprotocol?: string; path?: string } = {},
): Promise<string> {
  const { subprotocol, path = '/' } = options;
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    ...(subprotocol === undefined ? {} : { handleProtocols: () => subprotocol }),
  });
  server.on('connection', (socket) => {
    const hear = opened((text) => socket.send(text));
    socket.on('message', (data: Buffer) => hear(data.toString()));
  });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
}
