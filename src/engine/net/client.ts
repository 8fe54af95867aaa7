import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import WebSocket from 'ws';
import type { ConnectionProfile, Direction, Failure } from '../../contract/model.ts';
import { RpcError } from '../../contract/rpc.ts';
import { connectFailure, timeoutFailure, type Stage } from './connectFailure.ts';
import { offeredSubprotocols, requestHeaders, targetUrl } from './connectOptions.ts';
import { HandshakeRecorder } from './handshakeRecorder.ts';
import { refusedFailure } from './refusedFailure.ts';
import { SocketTap } from './tap.ts';

const bodyTime = 2_000;
const closeTime = 10_000;
// One packet may hold thousands of pings; each is answered. Bounded, because a peer may not read the answers.
const pendingPongs = 100_000;

export interface ClientEvents {
  /** Bytes that pass; copy what is to be kept. */
  bytes(direction: Direction, bytes: Uint8Array): void;
  /** Where bytes that come may be read into: `bytes` is given them there then. */
  room(): Uint8Array;
  opened(): void;
  /** The last event. `failure` where it never opened, or was torn down for a reason. */
  ended(code: number, reason: string, failure: Failure | undefined): void;
}

/**
 * One WebSocket connection by `ws`, with its handshake recorded and its socket tapped. `ws` makes the handshake, sends,
 * and answers pings and close frames. Of what the server sends it is given control frames alone: messages are recorded
 * as they pass and are put together when somebody looks at them, so that nobody holds them in memory meanwhile, however
 * long they are.
 */
export class Client {
  readonly handshake = new HandshakeRecorder();
  readonly url: URL;
  readonly #socket: WebSocket;
  readonly #events: ClientEvents;
  readonly #timeout: NodeJS.Timeout;
  #stage: Stage = 'name';
  #failure: Failure | undefined;
  readonly #tap: SocketTap;
  /** Control frames that `ws` has not been given yet. */
  readonly #controls: Uint8Array[] = [];
  readonly #unsent: Uint8Array[] = [];
  /** The upgrade has been answered: what comes is frames. */
  #framed = false;
  #opened = false;
  #ended = false;

  /** Begins to connect. Throws an `RpcError` where the profile cannot be connected to. */
  constructor(profile: ConnectionProfile, timeout: number, events: ClientEvents) {
    this.url = targetUrl(profile.url);
    this.#events = events;
    const started = performance.now();
    this.#tap = new SocketTap({
      sent: (bytes) => this.#sent(bytes),
      received: (bytes) => this.#received(bytes),
      room: () => events.room(),
    });
    const options = {
      onread: this.#tap.onread,
      headers: requestHeaders(profile.headers) as Record<string, string>,
      perMessageDeflate: profile.compression ?? true,
      closeTimeout: closeTime,
      maxPendingAutoPongs: pendingPongs,
      finishRequest: (request: ClientRequest, socket: WebSocket) => {
        // Before anything can fail: an error that nobody hears ends the engine.
        socket.on('error', () => undefined);
        request.once('socket', (transport) => {
          this.#watch(transport, started);
          this.#tap.attach(transport);
        });
        try {
          request.end();
        } catch (error) {
          request.destroy();
          throw error;
        }
      },
    };
    this.#socket = begun(this.url, offeredSubprotocols(profile.subprotocols), options);
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

  /** Stops taking bytes from the peer. */
  pause(): void {
    this.#tap.pause();
  }

  resume(): void {
    this.#tap.resume();
  }

  /** A control frame from the server, for `ws` to answer. */
  control(opcode: number, payload: Uint8Array): void {
    const frame = new Uint8Array(2 + payload.length);
    frame[0] = 0x80 | opcode;
    frame[1] = payload.length;
    frame.set(payload, 2);
    this.#controls.push(frame);
  }

  /** Fails the connection because the server broke the protocol (RFC 6455 §7.1.7). */
  failFor(violation: { code: string; text: string }): void {
    if (this.#failure !== undefined || !this.#framed) return;
    this.#failure = {
      code: 'protocol-violation',
      message: `${this.#target} broke the protocol, and the connection was closed for it.`,
      cause: violation.text,
      remedy: 'The frame that did it is marked in the table; everything that came is kept.',
    };
    const close = (): void => this.#socket.close(violation.code.endsWith('utf8') ? 1007 : 1002);
    // It may have come with the answer to the handshake, which `ws` has not been given yet.
    if (this.#opened) close();
    else this.#socket.once('open', close);
  }

  /** What is written before the transport is there waits in the socket, and never leaves it where none comes. */
  #sent(bytes: Uint8Array): void {
    if (this.#stage === 'response') this.#leaves(bytes);
    else this.#unsent.push(Uint8Array.from(bytes));
  }

  #leaves(bytes: Uint8Array): void {
    this.#head('out', bytes);
    this.#events.bytes('out', bytes);
  }

  /** The request can be written now. */
  #transportReady(): void {
    this.#stage = 'response';
    for (const bytes of this.#unsent.splice(0)) this.#leaves(bytes);
  }

  #received(bytes: Uint8Array): readonly Uint8Array[] {
    if (this.#framed) {
      this.#events.bytes('in', bytes);
      return this.#controls.splice(0);
    }
    const rest = this.#head('in', bytes);
    this.#framed = this.handshake.complete && this.handshake.upgraded;
    // The memory is used again, and the body of a refusal is read later.
    const head = bytes.slice(0, this.#framed ? bytes.length - rest : bytes.length);
    this.#events.bytes('in', bytes);
    return [head, ...this.#controls.splice(0)];
  }

  #head(direction: Direction, bytes: Uint8Array): number {
    const { complete } = this.handshake;
    const rest = this.handshake.pass(direction, bytes);
    if (!complete && this.handshake.complete) this.#mark('upgrade');
    return rest;
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
      if (secure) this.#stage = 'tls';
      else this.#transportReady();
    });
    // Only a TLSSocket emits it.
    socket.once('secureConnect', () => {
      this.#mark('tls');
      this.#transportReady();
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

/** Node refuses some headers only when it writes them, e.g. `Trailer`. */
function begun(url: URL, subprotocols: string[], options: object): WebSocket {
  try {
    return new WebSocket(url, subprotocols, options);
  } catch (error) {
    throw new RpcError({
      code: 'invalid-header',
      message: 'The request cannot be sent.',
      cause: error instanceof Error ? error.message : String(error),
      remedy: 'Correct the headers.',
    });
  }
}

/** `ws` ended an open connection because its transport failed. */
function tornDown(error: Error, target: string): Failure {
  const explained = connectFailure(error, target, 'response');
  return {
    ...explained,
    code: explained.code === 'connect-failed' ? 'connection-lost' : explained.code,
    message: `The connection to ${target} was lost.`,
  };
}
