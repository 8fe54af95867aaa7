/** An HTTP proxy (RFC 9110 §9.3.6) that answers CONNECT with the bytes a test tells it. */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Certificate } from '../peers/certificate.ts';
import { SocketRecord } from '../peers/socketRecord.ts';
import { headLength, latin1 } from '../peers/upgradeAnswer.ts';
import { writeSplit } from '../peers/writeSplit.ts';
import { Loopback, loopbackAddress, tunnel } from '../peers/loopback.ts';

export interface ConnectProxyOptions {
  /**
   * What is answered to CONNECT: `tunnel` (also where absent) connects, and answers 200; `close` ends the connection,
   * `silence` never answers; anything else is written, then the connection is ended.
   */
  answer?: 'tunnel' | 'close' | 'silence' | { bytes: Uint8Array };
  /** Before `HTTP/1.1 200 …` in the answer of a tunnel. */
  interim?: string;
  /** After `HTTP/1.1 200 …` in the answer of a tunnel. */
  headers?: readonly (readonly [name: string, value: string])[];
  /** Written with the 200 in one write, before anything the server sends. */
  alongside?: Uint8Array;
  /** Offsets at which the answer is cut into several writes. */
  cuts?: readonly number[];
  /** The server speaks first: its first bytes are written with the 200 in one write. */
  serverFirst?: boolean;
  /** Speaks TLS to its clients. */
  tls?: Certificate;
  /** Where names lead; `localhost` and addresses lead where they say. */
  names?: Record<string, string>;
}

/** Listens on a free port of 127.0.0.1; reaches loopback only. */
export async function startConnectProxy(options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
  const server = options.tls ? createTlsServer(options.tls) : createServer();
  return new ConnectProxy(server, await Loopback.listen(server), options);
}

export class ConnectProxy {
  readonly port: number;
  /** `http://127.0.0.1:PORT`, or `https://localhost:PORT`. */
  readonly url: string;
  /** The request heads that came, in order, as text. */
  readonly requests: string[] = [];
  readonly #loopback: Loopback;
  readonly #options: ConnectProxyOptions;

  constructor(server: Server, loopback: Loopback, options: ConnectProxyOptions) {
    this.#loopback = loopback;
    this.#options = options;
    this.port = loopback.port;
    this.url = options.tls ? `https://localhost:${this.port}` : `http://127.0.0.1:${this.port}`;
    server.on(options.tls ? 'secureConnection' : 'connection', (client: Socket) => {
      client.on('error', () => undefined);
      client.setNoDelay(true);
      // Who leaves early is none of ours.
      this.#serve(client).catch(() => client.destroy());
    });
  }

  /** Drops every connection and stops listening. */
  async stop(): Promise<void> {
    await this.#loopback.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #serve(client: Socket): Promise<void> {
    const record = new SocketRecord(client);
    const length = await record.until('the request head came', headLength);
    const head = Buffer.from(record.bytes.subarray(0, length)).toString('latin1');
    this.requests.push(head);
    const { answer = 'tunnel', cuts } = this.#options;
    if (answer === 'silence') return;
    if (answer === 'close') return void client.end();
    if (answer !== 'tunnel') {
      await writeSplit(client, answer.bytes, cuts);
      return void client.end();
    }
    const target = /^CONNECT (.+):(\d+) HTTP\/1\.1\r\n/.exec(head);
    if (target === null) return void client.end(latin1('HTTP/1.1 405 Method Not Allowed\r\nAllow: CONNECT\r\n\r\n'));
    client.pause().removeAllListeners('data');
    await this.#tunnel(client, target[1]!, Number(target[2]), record.bytes.slice(length));
  }

  async #tunnel(client: Socket, host: string, port: number, early: Uint8Array): Promise<void> {
    const { alongside = new Uint8Array(), cuts, serverFirst, headers = [], interim = '' } = this.#options;
    const address = loopbackAddress(host, this.#options.names);
    const upstream = address === undefined ? undefined : await connected(port, address);
    if (upstream === undefined) return void client.end(latin1('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n'));
    this.#loopback.keep(upstream);
    const first = serverFirst ? ((await once(upstream, 'data')) as [Buffer])[0] : new Uint8Array();
    upstream.pause();
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const head = latin1(`${interim}HTTP/1.1 200 Connection established\r\n${lines}\r\n`);
    const answer = Buffer.concat([head, alongside, first]);
    await writeSplit(client, answer, cuts);
    upstream.write(early);
    tunnel(client, upstream);
  }
}

async function connected(port: number, address: string): Promise<Socket | undefined> {
  const socket = connect(port, address);
  try {
    await once(socket, 'connect');
    return socket;
  } catch {
    return undefined;
  }
}
