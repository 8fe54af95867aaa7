import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import WebSocket from 'ws';
import type { ConnectionProfile, Direction, Failure } from '../../contract/model.ts';
import { connectFailure, timeoutFailure, type Stage } from './connectFailure.ts';
import { offeredSubprotocols, requestHeaders, targetUrl } from './connectOptions.ts';
import { HandshakeRecorder } from './handshakeRecorder.ts';
import { refusedFailure } from './refusedFailure.ts';
import { tapSocket } from './tap.ts';

const bodyTime = 2_000;
const closeTime = 10_000;
// One packet may hold thousands of pings; each is answered. Bounded, because a peer may not read the answers.
const pendingPongs = 100_000;

export interface ClientEvents {
  /** Bytes that pass; copy what is to be kept. */
  bytes(direction: Direction, bytes: Uint8Array): void;
  opened(): void;
  /** The last event. `failure` where it never opened, or was torn down for a reason. */
  ended(code: number, reason: string, failure: Failure | undefined): void;
}

/** One WebSocket connection by `ws`, with its handshake recorded and its socket tapped. */
export class Client {
  readonly handshake = new HandshakeRecorder();
  readonly url: URL;
  readonly #socket: WebSocket;
  readonly #events: ClientEvents;
  readonly #timeout: NodeJS.Timeout;
  #stage: Stage = 'name';
  #failure: Failure | undefined;
  #opened = false;
  #ended = false;

  /** Begins to connect. Throws an `RpcError` where the profile cannot be connected to. */
  constructor(profile: ConnectionProfile, timeout: number, events: ClientEvents) {
    this.url = targetUrl(profile.url);
    this.#events = events;
    const started = performance.now();
    this.#socket = new WebSocket(this.url, offeredSubprotocols(profile.subprotocols), {
      headers: requestHeaders(profile.headers) as Record<string, string>,
      perMessageDeflate: profile.compression ?? true,
      closeTimeout: closeTime,
      maxPendingAutoPongs: pendingPongs,
      finishRequest: (request) => {
        request.once('socket', (socket) => {
          this.#watch(socket, started);
          tapSocket(socket, (direction, bytes) => this.#pass(direction, bytes));
        });
        request.end();
      },
    } as WebSocket.ClientOptions);
    this.#timeout = setTimeout(() => this.#fail(timeoutFailure(this.#target, this.#stage, timeout)), timeout);
    this.#socket.on('open', () => {
      clearTimeout(this.#timeout);
      this.#opened = true;
      events.opened();
    });
    this.#socket.on('unexpected-response', (_request, response) => this.#refused(response));
    this.#socket.on('error', (error) => {
      this.#failure ??= this.#opened ? tornDown(error, this.#target) : connectFailure(error, this.#target, this.#stage);
    });
    this.#socket.on('close', (code, reason) => this.#end(code, reason.toString()));
  }

  get socket(): WebSocket {
    return this.#socket;
  }

  /** Host and path, without user information. */
  get #target(): string {
    return `${this.url.protocol}//${this.url.host}${this.url.pathname}`;
  }

  /** Gives up an attempt to connect. */
  abandon(): void {
    this.#fail({
      code: 'abandoned',
      message: `Connecting to ${this.#target} was given up.`,
      cause: 'It was closed from this side before the server had answered.',
      remedy: 'Connect again.',
    });
  }

  /** Gives up at once, whatever the state. */
  destroy(): void {
    this.#socket.terminate();
  }

  #pass(direction: Direction, bytes: Uint8Array): void {
    const { complete } = this.handshake;
    this.handshake.pass(direction, bytes);
    if (!complete && this.handshake.complete) this.#mark('upgrade');
    this.#events.bytes(direction, bytes);
  }

  #mark: (stage: keyof HandshakeRecorder['timings']) => void = () => undefined;

  #watch(socket: Socket, started: number): void {
    let last = started;
    this.#mark = (stage) => {
      const now = performance.now();
      this.handshake.timings[stage] = now - last;
      last = now;
    };
    const secure = this.url.protocol === 'wss:';
    this.#stage = 'connect';
    socket.once('lookup', () => this.#mark('name'));
    socket.once('connect', () => {
      this.#mark('connect');
      this.#stage = secure ? 'tls' : 'response';
    });
    // Only a TLSSocket emits it.
    socket.once('secureConnect', () => {
      this.#mark('tls');
      this.#stage = 'response';
    });
  }

  /** The answer is no upgrade: its body's beginning is read, then the connection is given up. */
  #refused(response: IncomingMessage): void {
    clearTimeout(this.#timeout);
    const refusal = { version: response.httpVersion, status: response.statusCode ?? 0, headers: response.headers };
    const finish = (): void => {
      clearTimeout(patience);
      this.#fail(refusedFailure(this.#target, refusal));
    };
    const patience = setTimeout(finish, bodyTime);
    response.on('data', (piece: Buffer) => {
      if (!this.handshake.body(piece)) finish();
    });
    response.once('end', finish);
    response.once('error', finish);
    response.once('close', finish);
  }

  #fail(failure: Failure): void {
    this.#failure ??= failure;
    this.#socket.terminate();
    this.#end(1006, '');
  }

  #end(code: number, reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timeout);
    this.#events.ended(code, reason, this.#failure);
  }
}

/** `ws` ended an open connection: because the peer broke the protocol, or the transport failed. */
function tornDown(error: Error, target: string): Failure {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code.startsWith('WS_ERR')) {
    return {
      code: 'protocol-violation',
      message: `${target} broke the protocol, and the connection was closed for it.`,
      cause: `${error.message} (${code}).`,
      remedy: 'The frame that did it is marked in the table; everything up to it is kept.',
    };
  }
  const explained = connectFailure(error, target, 'response');
  return {
    ...explained,
    code: explained.code === 'connect-failed' ? 'connection-lost' : explained.code,
    message: `The connection to ${target} was lost.`,
  };
}
