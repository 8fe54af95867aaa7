/** Runs a copied command in a shell, and tells what handshake it made. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { delimiter, join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { WebSocketServer } from 'ws';
import type { ConnectionProfile } from '../../../../src/contract/profile.ts';
import { openingRequest } from '../../../../src/engine/net/openingRequest.ts';
import { targetOf } from '../../../../src/engine/net/target.ts';
import { certificates } from '../../../support/certificates/certificates.ts';
import { cleanEnvironment } from '../../../support/cleanEnvironment.ts';
import { Loopback } from '../../../support/peers/loopback.ts';
import { startProcessGroup } from '../../../support/processGroup.ts';

const programs = join(import.meta.dirname, '../../../../node_modules/.bin');

export interface MadeHandshake {
  /** Request target. */
  target: string;
  /** Names in lower case, sorted; without what each program says of itself, and without the key. */
  headers: string[];
  /** The certificate that the client showed was accepted. */
  authorized: boolean;
  /** The first messages that were sent, as many as were waited for. */
  messages: string[];
}

/** A server of WebSockets on loopback that remembers the handshakes. */
export class Handshakes {
  /** `ws://127.0.0.1:PORT`, or `wss://localhost:PORT`; with `socketPath` it is `ws://localhost`. */
  readonly url: string;
  readonly #server: Server;
  readonly #loopback: Loopback | undefined;
  readonly #sockets = new WebSocketServer({ noServer: true });

  static async start({ tls = false, socketPath }: { tls?: boolean; socketPath?: string } = {}): Promise<Handshakes> {
    if (socketPath !== undefined) {
      const server = createServer().listen(socketPath);
      await once(server, 'listening');
      return new Handshakes(server, undefined, 'ws://localhost');
    }
    const { good, root } = await certificates();
    const server = tls
      ? createTlsServer({ cert: good.cert, key: good.key, ca: root.cert, requestCert: true, rejectUnauthorized: false })
      : createServer();
    const loopback = await Loopback.listen(server);
    return new Handshakes(
      server,
      loopback,
      tls ? `wss://localhost:${loopback.port}` : `ws://127.0.0.1:${loopback.port}`,
    );
  }

  private constructor(server: Server, loopback: Loopback | undefined, url: string) {
    this.#server = server;
    this.#loopback = loopback;
    this.url = url;
  }

  /** Runs the command until the handshake came, and `messages` messages. Rejects where it ends before. */
  async madeBy(
    command: string,
    { env = {}, messages = 0 }: { env?: NodeJS.ProcessEnv; messages?: number } = {},
  ): Promise<MadeHandshake> {
    const path = [programs, process.env['PATH']].join(delimiter);
    const group = startProcessGroup('sh', ['-c', command], {
      env: cleanEnvironment({ PATH: path, ...env }),
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    const waiting = new AbortController();
    let complaint = '';
    group.child.stderr!.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    try {
      return await Promise.race([
        this.#next(messages, waiting.signal),
        group.ended.then(({ code }) => {
          throw new Error(`It ended with ${code} before its handshake came: ${complaint}`);
        }),
      ]);
    } finally {
      waiting.abort();
      await group.stop();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#loopback) await this.#loopback.stop();
    else this.#server.close();
  }

  async #next(count: number, signal: AbortSignal): Promise<MadeHandshake> {
    const [request, socket, head] = (await once(this.#server, 'upgrade', { signal })) as [
      IncomingMessage,
      TLSSocket,
      Buffer,
    ];
    const messages: string[] = [];
    await new Promise<void>((resolve) => {
      this.#sockets.handleUpgrade(request, socket, head, (opened) => {
        opened.on('error', () => undefined);
        opened.on('message', (data: Buffer) => {
          messages.push(data.toString());
          if (messages.length === count) resolve();
        });
        if (count === 0) resolve();
      });
    });
    const pairs = request.rawHeaders.flatMap((name, index, all): [string, string][] =>
      index % 2 === 0 ? [[name, all[index + 1]!]] : [],
    );
    return {
      target: request.url!,
      headers: comparable(pairs),
      authorized: (socket as Partial<TLSSocket>).authorized ?? false,
      messages,
    };
  }
}

/** The handshake that the profile makes itself. */
export function handshakeOf(profile: ConnectionProfile): Pick<MadeHandshake, 'target' | 'headers'> {
  const target = targetOf(profile);
  return { target: target.path, headers: comparable(openingRequest(profile, target).headers) };
}

function comparable(headers: readonly (readonly [string, string])[]): string[] {
  return headers
    .map(([name, value]) => `${name.toLowerCase()}: ${value.trim()}`)
    .filter((line) => !/^(?:sec-websocket-key|user-agent|accept):/.test(line))
    .map((line) => line.replace(/^(sec-websocket-protocol:.*)$/, (list) => list.replace(/,\s*/g, ', ')))
    .sort();
}
