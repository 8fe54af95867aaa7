/** A TCP forwarder on loopback that keeps every byte both ways: a witness of the wire that knows no WebSocket. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { concat } from '../frames/hex.ts';
import { writeSplit } from './writeSplit.ts';

export interface ForwarderOptions {
  /** Most bytes of one write, by direction; what comes is passed on as it comes unless said otherwise. */
  pieces?: { toServer?: number; toClient?: number };
  /** Passes on so many bytes of a direction, then drops both sides of that connection. */
  cutAfter?: { toServer?: number; toClient?: number };
}

/** One forwarded connection. */
export interface ForwardedConnection {
  /** What was passed on, byte for byte. */
  readonly toServer: Uint8Array;
  readonly toClient: Uint8Array;
  /** Resolves when both sides are gone. */
  readonly ended: Promise<void>;
  /** Drops both sides. */
  cut(): void;
}

type Way = 'toServer' | 'toClient';

/** Forwards to the host and port of `target`, a URL. */
export async function forwarder(target: string, options: ForwarderOptions = {}): Promise<Forwarder> {
  const server = createServer({ allowHalfOpen: true, noDelay: true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return new Forwarder(server, new URL(target), options);
}

export class Forwarder {
  readonly port: number;
  /** The target's URL with 127.0.0.1 and the forwarder's port in it. */
  readonly url: string;
  readonly #server: Server;
  readonly #connections: Forwarded[] = [];

  constructor(server: Server, target: URL, options: ForwarderOptions) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    this.url = `${target.protocol}//127.0.0.1:${this.port}${target.pathname === '/' ? '' : target.pathname}${target.search}`;
    const host = target.hostname.replace(/^\[(.*)\]$/, '$1');
    const port = Number(target.port || (target.protocol === 'wss:' || target.protocol === 'https:' ? 443 : 80));
    server.on('connection', (client) => {
      const upstream = connect({ host, port, allowHalfOpen: true, noDelay: true });
      this.#connections.push(new Forwarded(client, upstream, options));
    });
  }

  /** In the order in which they were made. */
  get connections(): readonly ForwardedConnection[] {
    return this.#connections;
  }

  /** Drops every connection and stops listening. */
  async stop(): Promise<void> {
    for (const connection of this.#connections) connection.cut();
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

class Forwarded implements ForwardedConnection {
  readonly ended: Promise<void>;
  readonly #passed = { toServer: [] as Uint8Array[], toClient: [] as Uint8Array[] };
  readonly #sockets: readonly Socket[];

  constructor(client: Socket, upstream: Socket, options: ForwarderOptions) {
    this.#sockets = [client, upstream];
    // Errors come out of reading and writing as well; `close` follows.
    for (const socket of this.#sockets) socket.on('error', () => undefined);
    const gone = this.#sockets.map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())));
    this.ended = Promise.all(gone).then(() => undefined);
    const both = [this.#pass(client, upstream, 'toServer', options), this.#pass(upstream, client, 'toClient', options)];
    // An error of one side is the end of both, as on a broken line.
    Promise.all(both).catch(() => this.cut());
  }

  get toServer(): Uint8Array {
    return concat(...this.#passed.toServer);
  }

  get toClient(): Uint8Array {
    return concat(...this.#passed.toClient);
  }

  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async #pass(from: Socket, to: Socket, way: Way, { pieces, cutAfter }: ForwarderOptions): Promise<void> {
    const piece = pieces?.[way];
    let left = cutAfter?.[way] ?? Infinity;
    for await (const chunk of from as AsyncIterable<Buffer>) {
      const bytes = Uint8Array.from(chunk.subarray(0, left));
      this.#passed[way].push(bytes);
      await writeSplit(to, bytes, piece === undefined ? [] : cutsEvery(piece, bytes.length));
      left -= bytes.length;
      if (left === 0) {
        this.cut();
        return;
      }
    }
    to.end();
  }
}

function cutsEvery(piece: number, length: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil(length / piece) - 1) }, (_, index) => (index + 1) * piece);
}
