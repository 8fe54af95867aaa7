/** The WebSocket server behind a proxy: `ws` on an HTTP server of Node. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { Loopback } from '../peers/loopback.ts';

export interface BackendOptions {
  /** Sent as `X-Backend` with every answer, and as the first message of a connection. */
  name?: string;
}

/** Starts a server on 127.0.0.1: echoes messages, answers a request without Upgrade with a page, and `/silent` never. */
export async function startBackend({ name = 'backend' }: BackendOptions = {}): Promise<Backend> {
  const server = createServer();
  return new Backend(server, await Loopback.listen(server), name);
}

export class Backend {
  readonly port: number;
  /** The requests that came, in order: with Upgrade or without. */
  readonly requests: IncomingMessage[] = [];
  readonly #loopback: Loopback;
  readonly #sockets = new WebSocketServer({ noServer: true });

  constructor(server: Server, loopback: Loopback, name: string) {
    this.#loopback = loopback;
    this.port = loopback.port;
    this.#sockets.on('headers', (headers) => headers.push(`X-Backend: ${name}`));
    this.#sockets.on('connection', (socket) => {
      socket.on('error', () => undefined);
      socket.on('message', (data, binary) => socket.send(data, { binary }));
      socket.send(name);
    });
    server.on('upgrade', (request, socket, head) => {
      this.requests.push(request);
      if (request.url === '/silent') return;
      this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#sockets.emit('connection', opened, request));
    });
    server.on('request', (request, response) => {
      this.requests.push(request);
      if (request.url === '/silent') return;
      response.setHeader('X-Backend', name).setHeader('Content-Type', 'text/html').end('<p>The page behind.</p>');
    });
  }

  /** Drops the WebSocket connections there are, without a close frame. */
  cut(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  /** Drops every connection and stops listening. */
  async stop(): Promise<void> {
    await this.#loopback.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
