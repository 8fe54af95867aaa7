/** A server on loopback that does the same to everybody who connects, however often: what probes see, too. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { Loopback } from './loopback.ts';
import { SocketRecord } from './socketRecord.ts';
import { type Answer, answerBytes, headLength } from './upgradeAnswer.ts';

/** What is done to a connection. */
export type Treatment = (socket: Socket) => Promise<unknown> | undefined;

export interface ListenerOptions {
  tls?: TlsOptions;
  address?: '127.0.0.1' | '::1';
}

export async function listener(treatment: Treatment, options: ListenerOptions = {}): Promise<Listener> {
  const server = options.tls ? createTlsServer(options.tls) : createServer();
  const found = new Listener(await Loopback.listen(server, options.address), options);
  // A handshake of TLS that fails is the client's to tell.
  server.on('tlsClientError', () => undefined);
  server.on(options.tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    found.count++;
    socket.on('error', () => undefined);
    // Who leaves early has been treated, too.
    treatment(socket)?.catch(() => undefined);
  });
  return found;
}

export class Listener {
  readonly port: number;
  /** `ws://127.0.0.1:PORT`, or `wss://localhost:PORT`. */
  readonly url: string;
  /** How many have connected. */
  count = 0;
  readonly #loopback: Loopback;

  constructor(loopback: Loopback, { tls, address }: ListenerOptions) {
    this.#loopback = loopback;
    this.port = loopback.port;
    const host = address === '::1' ? '[::1]' : tls ? 'localhost' : '127.0.0.1';
    this.url = `${tls ? 'wss' : 'ws'}://${host}:${this.port}`;
  }

  /** Drops every connection and stops listening. */
  async stop(): Promise<void> {
    await this.#loopback.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

/** Ends the connection as soon as it is there. */
export const closesAtOnce: Treatment = (socket) => void socket.end();

/** Reads the first bytes, and ends the connection without a word, as many servers do with what they cannot read. */
export const closesAtFirstBytes: Treatment = async (socket) => {
  await once(socket, 'data');
  socket.end();
};

/** Reads the first bytes, and drops the connection with RST. */
export const resetsAtFirstBytes: Treatment = async (socket) => {
  await once(socket, 'data');
  // Under TLS the TCP socket is beneath, where this cannot reach.
  socket.resetAndDestroy();
};

/** Reads, and never says a word. */
export const isSilent: Treatment = (socket) => void socket.resume();

/** Speaks first, as servers of other protocols do: `SSH-2.0-…`. */
export function greets(bytes: Uint8Array): Treatment {
  return (socket) => void socket.resume().write(bytes);
}

/** Answers each request head, and ends the connection unless the answer is a 101. */
export function answersEach(answer: Answer): Treatment {
  return async (socket) => {
    const record = new SocketRecord(socket);
    const length = await record.until('the request head came', headLength);
    const bytes = answerBytes(answer, Buffer.from(record.bytes.subarray(0, length)).toString('latin1'));
    if (Buffer.from(bytes).toString('latin1').startsWith('HTTP/1.1 101')) socket.write(bytes);
    else socket.end(bytes);
  };
}
