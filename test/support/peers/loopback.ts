import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { networkInterfaces } from 'node:os';

/** A server on a free port of loopback, and every socket that must end with it. */
export class Loopback {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (socket: Socket) => this.keep(socket));
  }

  static async listen(server: Server, address: '127.0.0.1' | '::1' = '127.0.0.1'): Promise<Loopback> {
    server.listen(0, address);
    await once(server, 'listening');
    return new Loopback(server);
  }

  /** Its errors are nobody's: `close` follows them. */
  keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  /** Drops every connection and stops listening. */
  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }
}

/** Whether this machine has ::1; containers often have not. */
export function hasIpv6(): boolean {
  return Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'));
}

/** Where a name leads for proxies of the tests: to loopback, or nowhere. */
export function loopbackAddress(host: string, names: Readonly<Record<string, string>> = {}): string | undefined {
  const known: Record<string, string> = { localhost: '127.0.0.1', '127.0.0.1': '127.0.0.1', '::1': '::1', ...names };
  return known[host.replace(/^\[(.*)\]$/, '$1')];
}

/** Passes bytes both ways until one side ends. */
export function tunnel(client: Socket, upstream: Socket): void {
  client.pipe(upstream).pipe(client);
  client.once('close', () => upstream.destroy());
  // What came is still written.
  upstream.once('close', () => client.destroySoon());
}
