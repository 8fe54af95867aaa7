import type { NetworkSurroundings, Outgoing } from '../../contract/engine.ts';
import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { Direction, Failure, Handshake, Redirect } from '../../contract/model.ts';
import type { ConnectionProfile } from '../../contract/profile.ts';
import { RpcError } from '../../contract/rpc.ts';
import type { Framing } from '../capture/captureMeta.ts';
import { connectFailure } from '../doctor/connectFailure.ts';
import { diagnose } from '../doctor/diagnose.ts';
import { failureWithoutSecrets } from '../doctor/redaction.ts';
import { headerValue } from '../wire/httpHead.ts';
import type { Attempt } from './attempt.ts';
import { ControlPeer } from './controlPeer.ts';
import { Opening } from './opening.ts';
import { probeOf } from './probe.ts';
import { redirectOf } from './redirect.ts';
import { targetOf, type Target } from './target.ts';
import type { PauseReason } from './transport.ts';
import type { Agreed } from './upgradedStream.ts';

export interface ClientEvents {
  /** Bytes that pass; copy what is to be kept. */
  bytes(direction: Direction, bytes: Uint8Array): void;
  /** Where bytes that come may be read into: `bytes` is given them there then. */
  room(): Uint8Array;
  opened(): void;
  /** The last event. `failure` where it never opened, or was torn down for a reason. */
  ended(code: number, reason: string, failure: Failure | undefined): void;
}

export interface ClientOptions {
  profile: ConnectionProfile;
  /** Milliseconds for each of the stages that the profile does not limit. */
  timeout: number;
  network?: NetworkSurroundings | undefined;
  /** What in the profile must not be shown. */
  secrets?: string[] | undefined;
  /** Bytes of each direction that passed before, by way of earlier connections; none unless said otherwise. */
  passed?: Record<Direction, number>;
}

export type ClientState = 'connecting' | 'open' | 'closing' | 'closed';

/**
 * One WebSocket connection. The handshake is made here, byte by byte, so that it is what the profile says and whatever
 * the answer is can be shown. Then `ws` sends, and answers pings and close frames: of what the server sends it is given
 * control frames alone. Messages are recorded as they pass and are put together when somebody looks at them, so that
 * nobody holds them in memory meanwhile, however long they are.
 */
export class Client {
  readonly target: Target;
  readonly #options: ClientOptions;
  readonly #events: ClientEvents;
  readonly #passed: Record<Direction, number>;
  readonly #redirects: Redirect[] = [];
  #opening: Opening;
  #peer: ControlPeer | undefined;
  #agreed: Agreed = { extensions: undefined, subprotocol: undefined };
  #findings: Finding[] = [];
  #failure: Failure | undefined;
  /** What the server broke before `ws` was there to close for it. */
  #violation: { code: string; text: string } | undefined;
  /** Control frames that came before `ws` was there. */
  readonly #early: [opcode: number, payload: Uint8Array][] = [];
  #opened = false;
  #over = false;
  #gone: { error: Error | undefined } | undefined;

  /** Begins to connect. Throws an `RpcError` where the profile cannot be connected to. */
  constructor(options: ClientOptions, events: ClientEvents) {
    this.#options = options;
    this.#events = events;
    this.#passed = { in: 0, out: 0, ...options.passed };
    this.target = targetOf(options.profile, options.secrets);
    this.#opening = this.#open(this.target, new Set());
    void this.#run();
  }

  get state(): ClientState {
    if (this.#over) return 'closed';
    return this.#opened ? this.#peer!.state : 'connecting';
  }

  /** The upgrade was answered, well or not: what follows are frames. */
  get framing(): Framing | undefined {
    const { handshake } = this.#opening;
    return handshake.complete && handshake.upgraded ? handshake.framing : undefined;
  }

  /** What was seen of the handshake; null before a request was written. */
  handshake(): Handshake | null {
    const { attempt, handshake } = this.#opening;
    const { proxy, tls } = attempt;
    const seen = handshake.snapshot(attempt.timings, attempt.checks);
    if (seen === null) return null;
    return {
      ...seen,
      findings: this.#findings,
      ...(proxy?.request === undefined
        ? {}
        : { proxy: { request: proxy.request, ...(proxy.response === undefined ? {} : { response: proxy.response }) } }),
      ...(tls === undefined ? {} : { tls }),
      ...(this.#redirects.length === 0 ? {} : { redirects: this.#redirects }),
    };
  }

  /** All that was seen of the last attempt, and what the doctor says of it. */
  get diagnosis(): { attempt: Attempt; findings: readonly Finding[] } {
    return { attempt: this.#opening.attempt, findings: this.#findings };
  }

  /** See `SessionSnapshot`. */
  get unverified(): { reason?: string } | undefined {
    const { tls } = this.#opening.attempt;
    if (tls === undefined || this.#options.profile.tls?.verify !== false) return undefined;
    return tls.unverified === undefined ? {} : { reason: tls.unverified };
  }

  /** `passed`: see `ControlPeer.send`. */
  send(message: Outgoing, done: (error?: Error | null) => void, passed?: () => void): void {
    if (this.#peer === undefined) done(new Error(t('The connection is not open.')));
    else this.#peer.send(message, done, passed);
  }

  /** Gives up an attempt to connect. */
  abandon(): void {
    this.#fail({
      code: 'abandoned',
      message: t('Connecting to {0} was given up.', this.target.shown),
      cause: t('It was closed from this side before the server had answered.'),
      remedy: t('Connect again.'),
    });
  }

  /** Ends an open connection without a close frame, because of this. */
  tearDown(failure: Failure): void {
    this.#failure ??= failure;
    this.destroy();
  }

  /** Gives up at once, whatever the state. */
  destroy(): void {
    this.#opening.abort();
    this.#peer?.destroy();
  }

  /** What the server has agreed to. */
  get agreed(): Agreed {
    return this.#agreed;
  }

  /** Stops taking bytes from the peer, until all who asked for it have resumed. */
  pause(reason: PauseReason): void {
    this.#opening.transport.pause(reason);
  }

  /** Nothing is taken from the peer now. */
  get isPaused(): boolean {
    return this.#opening.transport.isPaused;
  }

  resume(reason: PauseReason): void {
    this.#opening.transport.resume(reason);
  }

  /** A control frame from the server, for `ws` to answer. */
  control(opcode: number, payload: Uint8Array): void {
    if (this.#opened) this.#peer!.control(opcode, payload);
    else this.#early.push([opcode, payload]);
  }

  /** Fails the connection because the server broke the protocol, or sent a message that is `too-long` (RFC 6455 §7.1.7). */
  failFor(violation: { code: string; text: string }): void {
    if (this.#failure !== undefined || this.framing === undefined) return;
    this.#failure =
      violation.code === 'too-long' ? tooLong(violation.text, this.target) : broken(violation.text, this.target);
    // It may have come with the answer to the handshake, before `ws` is there.
    if (this.#opened) this.#peer!.close(closeCodeFor(violation));
    else this.#violation = violation;
  }

  #open(target: Target, omitted: ReadonlySet<string>, foreign = false): Opening {
    const { profile, timeout, network } = this.#options;
    const { connect = timeout, response = timeout } = profile.timeouts ?? {};
    const opening = new Opening(
      { profile, target, network, timeouts: { connect, response }, passed: { ...this.#passed }, omitted, foreign },
      {
        bytes: (direction, bytes) => {
          this.#passed[direction] += bytes.length;
          this.#events.bytes(direction, bytes);
        },
        room: () => this.#events.room(),
        ended: () => this.#peer?.ended(),
        closed: (error) => {
          if (opening !== this.#opening) return;
          this.#gone = { error };
          if (this.#opened && error !== undefined) this.#failure ??= lost(error, this.target.shown);
          this.#peer?.closed();
        },
      },
    );
    return opening;
  }

  async #run(): Promise<void> {
    try {
      for (;;) {
        await this.#opening.run();
        const next = redirectOf(this.#opening, this.#options, this.#redirects.length);
        if (next === undefined || this.#over) break;
        this.#redirects.push(next.redirect);
        this.#opening.transport.destroy();
        this.#opening = this.#open(next.target, next.omitted, next.foreign);
      }
      if (this.#over) return;
      const { attempt } = this.#opening;
      const said = await probeOf(attempt);
      if (said !== undefined) attempt.probe = said;
      if (this.#redirects.length > 0) attempt.redirects = this.#redirects;
      this.#findings = diagnose(attempt, this.#options.profile, this.#options.secrets);
      const failure = connectFailure(this.#findings, attempt, this.#options.secrets);
      if (failure === undefined) {
        attempt.stage = 'open';
        this.#upgrade();
      } else this.#fail(failure);
    } catch (error) {
      const failure = error instanceof RpcError ? error.failure : internal(error);
      this.#fail(failureWithoutSecrets(failure, this.#options.secrets));
    }
  }

  #upgrade(): void {
    if (this.#over) return;
    const { headers } = this.#opening.attempt.response!;
    this.#agreed = {
      extensions: headerValue(headers, 'Sec-WebSocket-Extensions'),
      subprotocol: headerValue(headers, 'Sec-WebSocket-Protocol'),
    };
    this.#peer = new ControlPeer(
      this.#opening.transport,
      { agreed: this.#agreed, profile: this.#options.profile },
      {
        written: (bytes) => this.#opening.wrote(bytes),
        opened: () => {
          this.#opened = true;
          this.#events.opened();
          for (const [opcode, payload] of this.#early.splice(0)) this.#peer!.control(opcode, payload);
          if (this.#violation !== undefined) this.#peer!.close(closeCodeFor(this.#violation));
          if (this.#gone !== undefined) this.#peer!.closed();
        },
        ended: (code, reason) => this.#end(code, reason),
      },
    );
  }

  #fail(failure: Failure): void {
    this.#failure ??= failure;
    this.destroy();
    this.#end(1006, '');
  }

  #end(code: number, reason: string): void {
    if (this.#over) return;
    this.#over = true;
    this.#events.ended(code, reason, this.#failure);
  }
}

function closeCodeFor({ code }: { code: string }): number {
  return code === 'too-long' ? 1009 : code.endsWith('utf8') ? 1007 : 1002;
}

function broken(cause: string, { shown }: Target): Failure {
  return {
    code: 'protocol-violation',
    message: t('{0} broke the protocol, and the connection was closed for it.', shown),
    cause,
    remedy: t('The frame that did it is marked in the table; everything that came is kept.'),
  };
}

function tooLong(cause: string, { shown }: Target): Failure {
  return {
    code: 'message-too-long',
    message: t('{0} sent a longer message than is allowed, and the connection was closed for it.', shown),
    cause,
    remedy: t('Raise maxPayload in the profile, or have the server send less at a time.'),
  };
}

/** An open connection ended because its transport failed. */
function lost(error: Error, target: string): Failure {
  const { code = '' } = error as NodeJS.ErrnoException;
  return {
    code: 'connection-lost',
    message: t('The connection to {0} was lost.', target),
    cause:
      code === 'ECONNRESET' || code === 'EPIPE'
        ? t('The other side, or something in between, reset the connection.')
        : `${error.message}.`,
    remedy: t('Connect again; look at what stands between here and the server where it happens often.'),
  };
}

function internal(error: unknown): Failure {
  return {
    code: 'internal',
    message: t('The connection was not made.'),
    cause: error instanceof Error ? error.message : String(error),
    remedy: t('Report this to the authors of the extension.'),
  };
}
