/**
 * A WebSocket peer that writes exactly the bytes a test tells it, on loopback, and keeps every byte both ways.
 *
 *     const peer = await rawPeer({ alongside: frame({ opcode: 'text', payload: 'hi' }), steps: [awaitFrames(1), end()] });
 *     …connect to peer.url…
 *     await peer.done;
 */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { concat } from '../frames/hex.ts';
import { type ScannedFrame, scanFrames } from '../frames/scan.ts';
import type { Certificate } from './certificate.ts';
import { SocketRecord } from './socketRecord.ts';
import type { Step } from './steps.ts';
import { type Answer, answerBytes, headLength } from './upgradeAnswer.ts';
import { writeSplit } from './writeSplit.ts';

export interface PeerScript {
  /** A right 101 unless said otherwise. */
  answer?: Answer;
  /** Written with the answer in one write. */
  alongside?: Uint8Array;
  /** Offsets at which answer and `alongside` are cut into several writes. */
  cuts?: readonly number[];
  /** What is done after the answer, in this order. After the last one the connection stays open. */
  steps?: readonly Step[];
  /** Speaks TLS; see `selfSigned` and test/support/certificates. */
  tls?: Certificate & TlsOptions;
}

/** Listens on a free port of 127.0.0.1, and plays the script to the first who connects; later ones are cut off. */
export async function rawPeer(script: PeerScript = {}): Promise<RawPeer> {
  const server = script.tls ? createTlsServer(script.tls) : createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return new RawPeer(server, script);
}

export class RawPeer {
  readonly port: number;
  /** `ws://127.0.0.1:PORT`, or `wss://localhost:PORT`. */
  readonly url: string;
  /** Resolves when the answer to the handshake has been written; rejects where the client left before. */
  readonly opened: Promise<void>;
  /** Resolves when the script has been played; rejects where the client left before. */
  readonly done: Promise<void>;
  /** Resolves when the connection is gone. */
  readonly closed: Promise<void>;
  readonly #server: Server;
  readonly #script: PeerScript;
  readonly #connections = new Set<Socket>();
  #record: SocketRecord | undefined;
  #socket: Socket | undefined;
  #requestLength = 0;
  #answer = new Uint8Array();
  readonly #written: Uint8Array[] = [];

  constructor(server: Server, script: PeerScript) {
    this.#server = server;
    this.#script = script;
    this.port = (server.address() as AddressInfo).port;
    this.url = script.tls ? `wss://localhost:${this.port}` : `ws://127.0.0.1:${this.port}`;
    server.on('connection', (socket) => this.#keep(socket));
    // A handshake of TLS that fails is the client's to tell.
    server.on('tlsClientError', () => undefined);
    const connected = new Promise<Socket>((resolve) => {
      server.on(script.tls ? 'secureConnection' : 'connection', (socket: Socket) => {
        socket.on('error', () => undefined);
        if (this.#socket === undefined) {
          this.#socket = socket;
          this.#record = new SocketRecord(socket);
          resolve(socket);
        } else {
          socket.destroy();
        }
      });
    });
    this.closed = connected.then((socket) => new Promise((resolve) => socket.once('close', () => resolve())));
    this.opened = connected.then((socket) => this.#open(socket));
    this.done = this.opened.then(() => this.#play());
    // A test that does not care how the script ended need not look at it.
    this.done.catch(() => undefined);
  }

  /** The request head's text, one character for each byte; empty before it came. */
  get requestHead(): string {
    return Buffer.from(this.received.subarray(0, this.#requestLength)).toString('latin1');
  }

  /** Every byte that came, the request head included; of TLS the plain text. */
  get received(): Uint8Array {
    return this.#record?.bytes ?? new Uint8Array();
  }

  /** The bytes that came after the request head. */
  get receivedAfterHead(): Uint8Array {
    return this.#requestLength === 0 ? new Uint8Array() : this.received.subarray(this.#requestLength);
  }

  /** The frames that came, as far as they are whole. */
  get receivedFrames(): ScannedFrame[] {
    return scanFrames(this.receivedAfterHead);
  }

  /** The bytes written as the answer to the handshake. */
  get answered(): Uint8Array {
    return this.#answer;
  }

  /** Every byte written after the answer, `alongside` included. */
  get writtenAfterHead(): Uint8Array {
    return concat(...this.#written);
  }

  /** Every byte written. */
  get written(): Uint8Array {
    return concat(this.#answer, ...this.#written);
  }

  /** Writes bytes after the answer, in several writes where there are cuts. Resolves when the kernel has them. */
  async write(bytes: Uint8Array, cuts?: readonly number[]): Promise<void> {
    await this.opened;
    this.#written.push(Uint8Array.from(bytes));
    await writeSplit(this.#connection(), bytes, cuts);
  }

  /** Resolves when so many frames have come since the handshake. */
  async awaitFrames(count: number): Promise<ScannedFrame[]> {
    await this.opened;
    return this.#heard().until(`frame ${count} came`, () => {
      const frames = this.receivedFrames;
      return frames.length >= count ? frames : undefined;
    });
  }

  /** Resolves when so many bytes have come after the request head. */
  async awaitBytes(count: number): Promise<Uint8Array> {
    await this.opened;
    return this.#heard().until(`byte ${count} came`, () =>
      this.receivedAfterHead.length >= count ? this.receivedAfterHead : undefined,
    );
  }

  /** Ends our half of the connection: FIN. */
  end(): void {
    this.#connection().end();
  }

  /** Drops the connection: FIN, or RST where bytes are unread. */
  destroy(): void {
    this.#connection().destroy();
  }

  /** Drops the connection with RST. Under TLS too, where the TCP socket is beneath. */
  reset(): void {
    for (const socket of this.#connections) socket.resetAndDestroy();
  }

  /** Drops every connection and stops listening. */
  async stop(): Promise<void> {
    for (const socket of this.#connections) socket.destroy();
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #open(socket: Socket): Promise<void> {
    const { answer = {}, alongside = new Uint8Array(), cuts } = this.#script;
    socket.setNoDelay(true);
    this.#requestLength = await this.#heard().until('the request head came', headLength);
    this.#answer = Uint8Array.from(answerBytes(answer, this.requestHead));
    this.#written.push(Uint8Array.from(alongside));
    await writeSplit(socket, concat(this.#answer, alongside), cuts);
  }

  async #play(): Promise<void> {
    for (const step of this.#script.steps ?? []) await step(this);
  }

  #keep(socket: Socket): void {
    this.#connections.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.#connections.delete(socket));
  }

  #heard(): SocketRecord {
    if (this.#record === undefined) throw new Error('Nobody has connected yet.');
    return this.#record;
  }

  #connection(): Socket {
    if (this.#socket === undefined) throw new Error('Nobody has connected yet.');
    return this.#socket;
  }
}
