/** Raw peers on one port: one for each who connects, in this order. */
import { EventEmitter, once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { RawPeer, type PeerScript } from './rawPeer.ts';

/** Who comes after the last of them is cut off. */
export async function peerSequence(scripts: readonly PeerScript[]): Promise<PeerSequence> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return new PeerSequence(server, scripts);
}

export class PeerSequence {
  readonly url: string;
  readonly peers: RawPeer[] = [];
  /** How many have connected. */
  connected = 0;
  readonly #server: Server;

  constructor(server: Server, scripts: readonly PeerScript[]) {
    this.#server = server;
    const address = server.address() as AddressInfo;
    this.url = `ws://127.0.0.1:${address.port}`;
    const listeners = scripts.map((script) => {
      // As much of a server as a peer looks at.
      const listener = Object.assign(new EventEmitter(), { address: () => address, listening: false });
      this.peers.push(new RawPeer(listener as unknown as Server, script));
      return listener;
    });
    server.on('connection', (socket) => {
      socket.on('error', () => undefined);
      const listener = listeners[this.connected++];
      if (listener === undefined) socket.destroy();
      else listener.emit('connection', socket);
    });
  }

  async stop(): Promise<void> {
    for (const peer of this.peers) await peer.stop();
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
