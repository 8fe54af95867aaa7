import { rmSync } from 'node:fs';
import { t } from '../contract/l10n.ts';
import type { CloseState, Direction, Failure, Handshake, Recording } from '../contract/model.ts';
import { Capture } from './capture/capture.ts';
import type { NewCapture } from './capture/captureMeta.ts';
import type { Framing } from './capture/connectionMeta.ts';
import { RecordingState } from './recordingState.ts';
import { cannotRecord } from './sessionFailures.ts';
import { Opcode } from './wire/opcodes.ts';
import { violationByNumber, type ViolationCode } from './wire/violations.ts';

/** Bytes waiting for the disk at which the socket is paused, and at which it goes on. */
const pauseAt = 16 * 1024 * 1024;
const resumeAt = 12 * 1024 * 1024;

/** The connection that is recorded, as far as the record has a say in it. */
export interface RecordedConnection {
  /** Undefined until the upgrade was answered. */
  readonly framing: Framing | undefined;
  pause(reason: 'disk'): void;
  resume(reason: 'disk'): void;
  control(opcode: number, payload: Uint8Array): void;
  /** Fails it (RFC 6455 §7.1.7). */
  failFor(violation: { code: string; text: string }): void;
}

export interface RecorderOptions {
  folder: string;
  about: NewCapture;
  /** What is recorded: always the connection of now. */
  connection: RecordedConnection;
  /** Bytes on the wire that a received message may have. */
  longest: number | undefined;
  /** Milliseconds since the epoch. */
  now: () => number;
}

/** What is known of a connection that has ended. */
export interface EndedConnection {
  time: number;
  /** Undefined where it was never open. */
  close: CloseState | undefined;
  failure: Failure | undefined;
  handshake: Handshake | null;
}

/** Writes the connections of a session down, one after the other, and paces them where the disk is slower. */
export class Recorder {
  readonly capture: Capture;
  readonly #connection: RecordedConnection;
  readonly #now: () => number;
  readonly #changed: () => void;
  readonly #recording = new RecordingState();
  #framesStarted = false;
  /** Wants to know the id of the close frame that is sent. */
  #closePassed: ((id: number) => void) | undefined;
  /** The socket is paused until the disk has taken what is pending. */
  #waiting = false;

  /** Throws an `RpcError` where nothing can be recorded. `changed` is called for each piece of bytes. */
  constructor({ folder, about, connection, longest, now }: RecorderOptions, changed: () => void) {
    this.#connection = connection;
    this.#now = now;
    this.#changed = changed;
    try {
      this.capture = Capture.create(folder, about, {
        changed: () => this.#captured(),
        written: () => this.#written(),
        control: (direction, frame, payload) => {
          const opcode = frame.byte0 & 0xf;
          if (direction === 'in') connection.control(opcode, payload);
          else if (opcode === Opcode.close) this.#closeSent();
        },
        violation: (direction, frame) => this.#violated(direction, frame.violation),
        longest,
        tooLong: () => connection.failFor({ code: 'too-long', text: tooLongText(longest!) }),
      });
    } catch (error) {
      throw cannotRecord(error);
    }
  }

  /** The id of the row that a frame has become which has passed just now; undefined where nothing is recorded. */
  get newest(): number | undefined {
    return this.capture.failure === undefined ? this.capture.frames.count : undefined;
  }

  /** Calls back with the row of the close frame that is about to be sent. */
  watchClose(passed: (id: number) => void): void {
    this.#closePassed = passed;
  }

  /** How the recording goes. */
  get recording(): Recording {
    this.#noteRecording();
    return this.#recording.tell(this.capture.failure);
  }

  /** Another connection begins, in the place of one that has ended. */
  begin(): void {
    this.capture.begin(this.#now());
    this.#framesStarted = false;
    this.#waiting = false;
  }

  /** Where bytes that come may be read into. */
  room(): Uint8Array {
    return this.capture.room('in');
  }

  bytes(direction: Direction, bytes: Uint8Array): void {
    this.capture.append(direction, bytes, this.#now());
    if (this.#framesStarted) return;
    const { framing } = this.#connection;
    if (framing === undefined) return;
    this.#framesStarted = true;
    this.capture.startFrames(framing);
  }

  opened(time: number, handshake: Handshake | null): void {
    this.capture.describe({ opened: time, ...known(handshake) });
  }

  /** The code of the connection's first close frame, of either side; none where there was none. */
  get closeCodes(): number[] {
    const { firstClose, frames } = this.capture;
    const frame = firstClose === undefined ? undefined : frames.get(firstClose.id);
    return frame === undefined ? [] : [frame.closeCode];
  }

  /** `code` is 1006 where no close frame came (RFC 6455 §7.1.5). */
  closeState(code: number, reason: string): CloseState {
    const by = this.capture.firstClose?.direction;
    return { code, reason, by: by === undefined ? 'nobody' : by === 'in' ? 'peer' : 'us' };
  }

  /** A connection has ended, or an attempt at one. */
  ended({ time, close, failure, handshake }: EndedConnection): void {
    const { capture } = this;
    capture.end(time);
    capture.note({
      ended: time,
      ...(close === undefined ? {} : { close }),
      ...(failure === undefined ? {} : { failure }),
      ...known(handshake),
    });
    if (close?.code === 1006) capture.mark('ended', time, close.code);
    else if (close === undefined && capture.connection.number > 1) capture.mark('attempt-failed', time);
  }

  #closeSent(): void {
    const { newest } = this;
    if (newest !== undefined) this.#closePassed?.(newest);
    this.#closePassed = undefined;
  }

  /** There is nothing to record: nothing is left of the record either. */
  discard(): void {
    void this.capture.dispose();
    rmSync(this.capture.folder, { recursive: true, force: true });
  }

  /** Nothing more comes. */
  finish(time: number): void {
    this.capture.finish({ ended: time });
  }

  /** The server broke the protocol in a way that a client must not overlook (RFC 6455 §7.1.7). */
  #violated(direction: Direction, number: number): void {
    const violation = violationByNumber(number);
    if (direction === 'out' || violation === undefined || overlooked.has(violation.code)) return;
    this.#connection.failFor(violation);
  }

  #captured(): void {
    this.#changed();
    // Writing may have failed meanwhile: then there is nothing to wait for.
    if (this.#waiting) this.#written();
    this.#noteRecording();
    if (this.#waiting || this.capture.pending < pauseAt) return;
    // The disk is slower than the socket: what has come is kept, and no more is taken until it is written.
    this.#waiting = true;
    this.#connection.pause('disk');
    this.#noteRecording();
  }

  #noteRecording(): void {
    const { failure } = this.capture;
    this.#recording.note(failure !== undefined ? 'failed' : this.#waiting ? 'paused' : 'on', this.#now);
  }

  #written(): void {
    if (!this.#waiting || this.capture.pending > resumeAt) return;
    this.#waiting = false;
    this.#connection.resume('disk');
    this.#changed();
  }
}

/** Marked, but the connection is not failed for them: `ws` would not either, or it is over anyway. */
const overlooked = new Set<ViolationCode>(['length-not-minimal', 'data-after-close', 'truncated']);

function known(handshake: Handshake | null): {
  handshake?: Handshake;
  subprotocol?: string;
  extensions?: string;
} {
  if (handshake === null) return {};
  const { subprotocol, extensions } = handshake;
  return {
    handshake,
    ...(subprotocol === undefined ? {} : { subprotocol }),
    ...(extensions === undefined ? {} : { extensions }),
  };
}

function tooLongText(longest: number): string {
  return t('A message has more than the {0} bytes that maxPayload allows.', longest);
}
