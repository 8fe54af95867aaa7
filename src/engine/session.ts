import { rmSync } from 'node:fs';
import type { Diagnosis } from '../contract/diagnosis.ts';
import type { ConnectRequest, Outgoing } from '../contract/engine.ts';
import type { Finding } from '../contract/finding.ts';
import type { CloseState, Direction, Failure, Handshake, SessionSnapshot, SessionState } from '../contract/model.ts';
import { RpcError } from '../contract/rpc.ts';
import { Capture } from './capture/capture.ts';
import type { CaptureMeta } from './capture/captureMeta.ts';
import type { CaptureOwner } from './capture/captureOwner.ts';
import { MessageReader } from './capture/messageReader.ts';
import { attemptDiagnosis } from './diagnosis.ts';
import type { EngineSession } from './engineSession.ts';
import { Client } from './net/client.ts';
import { targetOf } from './net/target.ts';
import { assertSendable } from './outgoing.ts';
import { Rates } from './rates.ts';
import { RecordingState } from './recordingState.ts';
import { RowViews } from './rowViews.ts';
import { notCleared, notOpen } from './sessionFailures.ts';
import { Throttle } from './throttle.ts';
import { violationByNumber, type ViolationCode } from './wire/violations.ts';

const snapshotEvery = 33;
/** Bytes waiting for the disk at which the socket is paused, and at which it goes on. */
const pauseAt = 16 * 1024 * 1024;
const resumeAt = 12 * 1024 * 1024;

/** Where a session's record goes, and who writes it. */
export interface CapturePlace {
  folder: string;
  owner: CaptureOwner;
}

/** One connection from connect to close, and its capture after that. */
export class Session implements EngineSession {
  readonly id: string;
  readonly capture: Capture;
  readonly reader: MessageReader;
  readonly views: RowViews;
  /** Settled when the connection is open, or has failed. */
  readonly opening: Promise<void>;
  readonly #client: Client;
  readonly #label: string;
  /** Without user information. */
  readonly #url: string;
  readonly #emit: (snapshot: SessionSnapshot) => void;
  readonly #throttle: Throttle;
  readonly #rates: Rates;
  readonly #second: NodeJS.Timeout;
  readonly #started = Date.now();
  #sequence = 0;
  #framesStarted = false;
  #opened: number | undefined;
  #ended: number | undefined;
  #close: CloseState | undefined;
  #failure: Failure | undefined;
  readonly #recording = new RecordingState();
  /** The socket is paused until the disk has taken what is pending. */
  #waiting = false;

  /** Begins to connect. Throws an `RpcError` where the profile cannot be connected to, or nothing can be recorded. */
  constructor(request: ConnectRequest, where: CapturePlace, emit: (snapshot: SessionSnapshot) => void) {
    this.id = request.session;
    this.#label = request.label;
    this.#emit = emit;
    this.#throttle = new Throttle(() => this.#emit(this.snapshot()), snapshotEvery);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.opening = promise;
    this.#url = targetOf(request.profile, request.secrets).shown;
    this.capture = this.#record(where);
    try {
      this.#client = new Client(request, {
        bytes: (direction, bytes) => this.#bytes(direction, bytes),
        room: () => this.capture.room('in'),
        opened: () => {
          this.#opened = now();
          this.#describe({ opened: this.#opened });
          this.#throttle.now();
          resolve();
        },
        ended: (code, reason, failure) => {
          this.#end(code, reason, failure);
          if (this.#opened === undefined) reject(new RpcError(failure ?? neverOpened));
        },
      });
    } catch (error) {
      void this.capture.dispose();
      rmSync(where.folder, { recursive: true, force: true });
      throw error;
    }
    this.reader = new MessageReader(this.capture);
    this.views = new RowViews(this.capture, this.reader);
    this.#rates = new Rates(() => this.capture.directions);
    this.#second = setInterval(() => {
      if (this.#rates.tick()) this.#throttle.request();
    }, 1_000).unref();
    this.#throttle.request();
  }

  get state(): SessionState {
    if (this.#ended !== undefined) return 'closed';
    if (this.#opened === undefined) return 'connecting';
    return this.#client.state === 'open' ? 'open' : 'closing';
  }

  get opened(): number | undefined {
    return this.#opened;
  }

  findings(): readonly Finding[] {
    return this.#client.diagnosis.findings;
  }

  seen(): Diagnosis {
    return attemptDiagnosis(this.#client.diagnosis.attempt, this.findings(), this.handshake());
  }

  handshake(): Handshake | null {
    return this.#client.handshake();
  }

  /** All that was seen of the last attempt to connect, and what the doctor says of it. */
  get diagnosis(): Client['diagnosis'] {
    return this.#client.diagnosis;
  }

  get failure(): Failure | undefined {
    return this.#failure;
  }

  snapshot(): SessionSnapshot {
    const { subprotocol, extensions } = this.#client.agreed;
    const { unverified } = this.#client;
    this.#noteRecording();
    return {
      id: this.id,
      sequence: ++this.#sequence,
      label: this.#label,
      url: this.#url,
      state: this.state,
      started: this.#started,
      ...(this.#opened === undefined ? {} : { opened: this.#opened }),
      ...(this.#ended === undefined ? {} : { ended: this.#ended }),
      ...(this.#close === undefined ? {} : { close: this.#close }),
      ...(this.#failure === undefined ? {} : { failure: this.#failure }),
      ...(subprotocol === undefined ? {} : { subprotocol }),
      ...(extensions === undefined ? {} : { extensions }),
      ...(unverified === undefined ? {} : { unverified }),
      rateIn: this.#rates.last.in,
      rateOut: this.#rates.last.out,
      recording: this.#recording.tell(this.capture.failure),
      generation: this.capture.generation,
      ...this.capture.counters,
    };
  }

  /** Resolves when the bytes were handed to the socket. */
  async send(message: Outgoing): Promise<void> {
    assertSendable(message);
    if (this.state !== 'open') throw notOpen(this.state);
    await new Promise<void>((resolve, reject) => {
      this.#client.send(message, (error) => {
        if (error instanceof Error) reject(sendFailed(error));
        else resolve();
      });
    });
    if (message.kind === 'close') this.#throttle.now();
    else this.#throttle.request();
  }

  /** Throws away what was recorded so far, but for what messages to come refer to. Rejects with `not-cleared`. */
  async clear(): Promise<void> {
    try {
      const windows = await this.reader.windows();
      const cleared = this.capture.clear(windows);
      this.reader.reset();
      this.views.reset();
      this.#throttle.now();
      await cleared;
    } catch (error) {
      throw notCleared(error);
    }
  }

  /** Gives up an attempt to connect; what was seen of it stays. */
  cancel(): void {
    if (this.state === 'connecting') this.#client.abandon();
  }

  async dispose(): Promise<void> {
    this.#client.destroy();
    clearInterval(this.#second);
    this.#throttle.cancel();
    this.views.reset();
    await this.reader.dispose();
    await this.capture.dispose();
  }

  #record({ folder, owner }: CapturePlace): Capture {
    const meta = { id: this.id, label: this.#label, url: this.#url, started: this.#started, owner };
    try {
      return Capture.create(folder, meta, {
        changed: () => this.#captured(),
        written: () => this.#written(),
        control: (direction, frame, payload) => {
          if (direction === 'in') this.#client.control(frame.byte0 & 0xf, payload);
        },
        violation: (direction, frame) => this.#violated(direction, frame.violation),
      });
    } catch (error) {
      throw cannotRecord(error);
    }
  }

  /** With the handshake as far as it came. */
  #describe(more: Partial<CaptureMeta>): void {
    const handshake = this.handshake();
    this.capture.describe({ ...more, ...(handshake === null ? {} : { handshake }) });
  }

  #bytes(direction: Direction, bytes: Uint8Array): void {
    this.capture.append(direction, bytes, now());
    if (this.#framesStarted) return;
    const { framing } = this.#client;
    if (framing === undefined) return;
    this.#framesStarted = true;
    this.capture.startFrames(framing);
  }

  /** The server broke the protocol in a way that a client must not overlook (RFC 6455 §7.1.7). */
  #violated(direction: Direction, number: number): void {
    const violation = violationByNumber(number);
    if (direction === 'out' || violation === undefined || overlooked.has(violation.code)) return;
    this.#client.failFor(violation);
  }

  #captured(): void {
    this.#throttle.request();
    // Writing may have failed meanwhile: then there is nothing to wait for.
    if (this.#waiting) this.#written();
    this.#noteRecording();
    if (this.#waiting || this.capture.pending < pauseAt) return;
    // The disk is slower than the socket: what has come is kept, and no more is taken until it is written.
    this.#waiting = true;
    this.#client.pause('disk');
    this.#noteRecording();
  }

  #noteRecording(): void {
    const { failure } = this.capture;
    this.#recording.note(failure !== undefined ? 'failed' : this.#waiting ? 'paused' : 'on', now);
  }

  #written(): void {
    if (!this.#waiting || this.capture.pending > resumeAt) return;
    this.#waiting = false;
    this.#client.resume('disk');
    this.#throttle.request();
  }

  #end(code: number, reason: string, failure: Failure | undefined): void {
    this.#ended = now();
    this.capture.end(this.#ended);
    this.#failure = failure;
    if (this.#opened !== undefined) {
      const by = this.capture.firstClose?.direction;
      this.#close = { code, reason, by: by === undefined ? 'nobody' : by === 'in' ? 'peer' : 'us' };
    }
    const { subprotocol, extensions } = this.snapshot();
    const handshake = this.handshake();
    this.capture.finish({
      ended: this.#ended,
      ...(this.#close === undefined ? {} : { close: this.#close }),
      ...(failure === undefined ? {} : { failure }),
      ...(subprotocol === undefined ? {} : { subprotocol }),
      ...(extensions === undefined ? {} : { extensions }),
      ...(handshake === null ? {} : { handshake }),
    });
    clearInterval(this.#second);
    this.#rates.tick();
    this.#throttle.now();
  }
}

/** Marked, but the connection is not failed for them: `ws` would not either, or it is over anyway. */
const overlooked = new Set<ViolationCode>(['length-not-minimal', 'data-after-close', 'truncated']);

function now(): number {
  return performance.timeOrigin + performance.now();
}

const neverOpened: Failure = {
  code: 'closed-before-response',
  message: 'The connection ended before it was open.',
  cause: 'It was closed from this side while the handshake was under way.',
  remedy: 'Connect again.',
};

function cannotRecord(error: unknown): RpcError {
  return new RpcError({
    code: 'cannot-record',
    message: 'The connection was not made, because it could not be recorded.',
    cause: error instanceof Error ? error.message : String(error),
    remedy: 'Make room on the disk, and see that the extension’s storage folder can be written.',
  });
}

function sendFailed(error: Error): RpcError {
  return new RpcError({
    code: 'send-failed',
    message: 'It was not sent.',
    cause: error.message,
    remedy: 'Connect again, then send.',
  });
}
