import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { foreignOrigin, tooManyClients } from './answers.ts';
import { endWith } from './endWith.ts';
import { demoPaths, faults, feeds } from './feeds.ts';
import { notFoundPath } from './faults/refusals.ts';
import { feedUpgrade } from './feedUpgrade.ts';
import { isAllowedOrigin } from './origin.ts';
import { answerRequest } from './plainHttp.ts';
import type { FeedSetting, Upgrade } from './served.ts';

/** WebSocket clients at a time. */
export const MOST_CLIENTS = 100;

/** TCP connections at a time. */
const MOST_CONNECTIONS = 2 * MOST_CLIENTS;

export interface DemoServerOptions {
  /** 0 for a free one. */
  port: number;
  /** The same seed gives the same prices, positions and readings; 1. */
  seed?: number;
  /** Divides the pauses of bots, coauthor, build and sensors; 1. */
  speed?: number;
}

export interface DemoServer {
  /** `ws://127.0.0.1:PORT`, without a slash at its end. */
  readonly url: string;
  /** Cuts every connection; resolves when the port is free again. */
  stop(): Promise<void>;
}

/** Listens on 127.0.0.1 alone. Rejects with Node's error, e.g. `EADDRINUSE`, where it cannot. */
export async function startDemoServer({ port, seed = 1, speed = 1 }: DemoServerOptions): Promise<DemoServer> {
  const answers = upgradeAnswers({ seed, speed, paths: demoPaths });
  const connections = new Set<Socket>();
  const clients = new Set<Socket>();

  const server = createServer(answerRequest);
  server.maxConnections = MOST_CONNECTIONS;
  server.on('connection', (socket) => {
    connections.add(socket);
    // A client that resets its connection is nothing to report; `close` follows.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      connections.delete(socket);
      clients.delete(socket);
    });
  });
  server.on('upgrade', (request: IncomingMessage, _socket, head: Buffer) => {
    const { socket } = request;
    const { path, query } = targetOf(request);
    const refusal = !isAllowedOrigin(request.headers.origin)
      ? foreignOrigin
      : clients.size >= MOST_CLIENTS
        ? tooManyClients
        : undefined;
    if (refusal) {
      endWith(socket, refusal);
      return;
    }
    clients.add(socket);
    const answer = answers.get(path) ?? notFoundPath.answer;
    answer({ request, socket, head, query });
  });

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: bound } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of connections) socket.destroy();
    await closed;
  };
  let stopped: Promise<void> | undefined;
  return { url: `ws://127.0.0.1:${bound}`, stop: () => (stopped ??= stop()) };
}

function upgradeAnswers(setting: FeedSetting): ReadonlyMap<string, (upgrade: Upgrade) => void> {
  return new Map([
    ...feeds.map((feed) => [feed.path, feedUpgrade(feed, setting)] as const),
    ...faults.map((fault) => [fault.path, fault.answer] as const),
  ]);
}

/** Not by `URL`: it throws on what a client may well send, and changes it. */
function targetOf({ url = '/' }: IncomingMessage): { path: string; query: URLSearchParams } {
  const mark = url.indexOf('?');
  return mark < 0
    ? { path: url, query: new URLSearchParams() }
    : { path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark + 1)) };
}
