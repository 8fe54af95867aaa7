import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws';
import type { Peer } from './windowStory.ts';

/** A server of `ws` on loopback, which does this with each connection; ended, it cuts them. */
export async function startSocketServer(
  serve: (socket: WebSocket) => void,
  options: Pick<ServerOptions, 'perMessageDeflate'> = {},
): Promise<Peer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, ...options });
  server.on('connection', serve);
  await once(server, 'listening');
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve, reject) => {
        for (const socket of server.clients) socket.terminate();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
