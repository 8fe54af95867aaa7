import type { NetworkSurroundings } from '../../contract/engine.ts';
import type { Direction } from '../../contract/model.ts';
import type { ConnectionProfile } from '../../contract/profile.ts';
import { RpcError } from '../../contract/rpc.ts';
import { checkHandshake } from '../wire/handshakeChecks.ts';
import type { Attempt } from './attempt.ts';
import { dial } from './dial.ts';
import { noteError } from './attemptError.ts';
import { HandshakeRecorder, longestHead } from './handshakeRecorder.ts';
import { openingRequest, type OpeningRequest } from './openingRequest.ts';
import type { Target } from './target.ts';
import { tlsOptions } from './tlsSettings.ts';
import { Transport } from './transport.ts';

/** The rest of a body is waited for no longer than that. */
const bodyTime = 2_000;
const unreadableLength = 256;

export interface OpeningOptions {
  profile: ConnectionProfile;
  target: Target;
  network: NetworkSurroundings | undefined;
  /** Milliseconds for the transport, and for the answer. */
  timeouts: { connect: number; response: number };
  /** Bytes of each direction that passed before, by way of a redirect. */
  passed: Record<Direction, number>;
  /** Headers, in lower case, that are not sent, because another origin asked us here. */
  omitted: ReadonlySet<string>;
  /** Another origin asked us here: what the profile has for its own one stays away. */
  foreign: boolean;
}

export interface OpeningEvents {
  /** Bytes that pass; copy what is to be kept. */
  bytes(direction: Direction, bytes: Uint8Array): void;
  /** Where bytes that come may be read into. */
  room(): Uint8Array;
  /** The server sends no more. */
  ended(): void;
  /** The transport is gone. */
  closed(error: Error | undefined): void;
}

/** One attempt at a handshake: the transport, the request, its answer. */
export class Opening {
  readonly attempt: Attempt;
  readonly handshake: HandshakeRecorder;
  readonly transport: Transport;
  readonly #options: OpeningOptions;
  readonly #events: OpeningEvents;
  readonly #request: OpeningRequest;
  readonly #giveUp = new AbortController();
  readonly #answered = Promise.withResolvers<void>();
  #sent = 0;

  /** Throws an `RpcError` where there is something in the profile that cannot be sent. */
  constructor(options: OpeningOptions, events: OpeningEvents) {
    const { profile, target, omitted, passed } = options;
    this.#options = options;
    this.#events = events;
    this.#request = openingRequest(profile, target, omitted);
    this.handshake = new HandshakeRecorder(passed);
    const { secure, host, port, path, socketPath, shown } = target;
    const { key, offered } = this.#request;
    this.attempt = {
      target: { url: shown, secure, host, port, path, ...(socketPath === undefined ? {} : { socketPath }) },
      stage: 'name',
      timings: {},
      checks: [],
      offered: { ...offered, key },
    };
    this.transport = new Transport({
      received: (bytes) => this.#received(bytes),
      ended: () => this.#ended(),
      closed: (error) => this.#closed(error),
      room: () => events.room(),
    });
  }

  get target(): Target {
    return this.#options.target;
  }

  /** Headers, in lower case, that are not sent. */
  get omitted(): ReadonlySet<string> {
    return this.#options.omitted;
  }

  get foreign(): boolean {
    return this.#options.foreign;
  }

  /** Names of the headers that are sent. */
  get headerNames(): string[] {
    return this.#request.headers.map(([name]) => name);
  }

  /**
   * Resolves when there is a whole answer, or none can come any more; what happened is in `attempt`. Rejects with an
   * `RpcError` where the profile cannot be used.
   */
  async run(): Promise<void> {
    const { attempt } = this;
    const { timeouts, target, network } = this.#options;
    const profile = this.#profile;
    const { onread } = this.transport;
    const { signal } = this.#giveUp;
    const tls = target.secure ? await tlsOptions(profile.tls) : undefined;
    const connecting = this.#limit(timeouts.connect);
    try {
      const dialled = await dial({ profile, target, network, tls, onread, signal, attempt });
      connecting.end();
      attempt.stage = 'response';
      this.#sent = performance.now();
      this.transport.attach(dialled.socket, dialled.inPlace, dialled.already);
      this.wrote(this.#request.bytes);
      this.transport.write([this.#request.bytes]);
      const answering = this.#limit(timeouts.response);
      await this.#answered.promise;
      answering.end();
    } catch (error) {
      connecting.end();
      if (error instanceof RpcError) throw error;
      if (!(error instanceof Error)) throw error;
      noteError(attempt, error);
    }
    this.#conclude();
  }

  /** Client certificate and server name are for the profile's own origin. */
  get #profile(): ConnectionProfile {
    const { profile, foreign } = this.#options;
    if (!foreign || profile.tls === undefined) return profile;
    const { cert: _cert, key: _key, pfx: _pfx, passphrase: _passphrase, servername: _name, ...tls } = profile.tls;
    return { ...profile, tls };
  }

  /** Bytes are about to be written. */
  wrote(bytes: Uint8Array): void {
    this.handshake.pass('out', bytes);
    this.#events.bytes('out', bytes);
  }

  /** Ends the attempt, whatever its state. */
  abort(): void {
    this.#giveUp.abort();
    this.transport.destroy();
    this.#answered.resolve();
  }

  #received(bytes: Uint8Array): void {
    const { handshake } = this;
    const { upgraded } = handshake;
    if (upgraded) {
      this.#events.bytes('in', bytes);
      return;
    }
    const answered = handshake.pass('in', bytes);
    this.#events.bytes('in', bytes);
    if (answered) {
      this.attempt.timings.upgrade = performance.now() - this.#sent;
      if (handshake.upgraded || handshake.refused) this.#answered.resolve();
      else setTimeout(() => this.#answered.resolve(), bodyTime).unref();
    } else if (handshake.refused || handshake.tooLong || !startsLikeHttp(handshake)) {
      this.#answered.resolve();
    }
  }

  #ended(): void {
    if (!this.handshake.complete) this.attempt.ended = true;
    this.#answered.resolve();
    this.#events.ended();
  }

  #closed(error: Error | undefined): void {
    if (!this.handshake.complete) {
      this.attempt.ended = true;
      if (error !== undefined) noteError(this.attempt, error);
    }
    this.#answered.resolve();
    this.#events.closed(error);
  }

  #limit(milliseconds: number): { end: () => void } {
    const timer = setTimeout(() => {
      this.attempt.timedOut = milliseconds;
      this.abort();
    }, milliseconds);
    return { end: () => clearTimeout(timer) };
  }

  #conclude(): void {
    const { attempt, handshake } = this;
    const { request, answer } = handshake;
    if (request === undefined) return;
    attempt.request = request;
    attempt.checks = checkHandshake(request, answer);
    if (handshake.tooLong) attempt.headLimit = longestHead;
    if (handshake.complete) attempt.response = answer!;
    else if (handshake.unread.length > 0 && !startsLikeHttp(handshake)) {
      attempt.unreadable = handshake.unread.slice(0, unreadableLength);
    }
  }
}

/** So far. */
function startsLikeHttp({ complete, unread }: HandshakeRecorder): boolean {
  return complete || 'HTTP/'.startsWith(Buffer.from(unread.subarray(0, 5)).toString('latin1'));
}
