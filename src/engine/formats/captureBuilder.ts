import type { CaptureOrigin, NotHeld, ImportedFormat, PartOf } from '../../contract/formats.ts';
import {
  longestNote,
  type CloseState,
  type Direction,
  type Failure,
  type Handshake,
  type Replayed,
} from '../../contract/model.ts';
import type { RawFrame } from '../../contract/engine.ts';
import { mostBookmarks } from '../capture/bookmarks.ts';
import { Capture } from '../capture/capture.ts';
import { HandshakeRecorder } from '../net/handshakeRecorder.ts';
import { encodeFrame } from '../wire/frameEncoder.ts';
import { checkHandshake } from '../wire/handshakeChecks.ts';
import { closeSeen } from './closeSeen.ts';
import { requestedUrl, urlLabel } from './requestedUrl.ts';

/** Bytes that wait for the disk before the file that is read has to. */
const mostPending = 8 * 1024 * 1024;
const noKey = new Uint8Array(4);

/** What is known of a capture before anything of it was read. */
export interface ImportedAbout extends BuiltAbout {
  format: ImportedFormat;
  /** The program that wrote the file, as the file says. */
  creator?: string;
  notHeld: readonly NotHeld[];
}

/** The same, of one that is made of another capture. */
export interface BuiltAbout {
  /** What the connection was called; that of the URL unless it is said. */
  label?: string;
  /** Without user information; that of the request unless it is said, `ws:` unless `secure`. */
  url?: string;
  secure?: boolean;
  /** Milliseconds since the epoch. */
  started: number;
  /** Where the other one comes from. */
  origin?: CaptureOrigin;
  /** It is not all of it. */
  excerpt?: PartOf | undefined;
}

/** A frame to be made; what is masked has the key given, or one of zeros. */
export type BuiltFrame = Omit<RawFrame, 'mask' | 'claimed'> & { key?: Uint8Array; mask?: boolean };

/** Negotiated for the frames that follow. */
export interface Agreed {
  deflate: boolean;
  takeover: Record<Direction, boolean>;
}

/**
 * Records a conversation out of a file as if it passed now: rows derive from its bytes as those of any other capture
 * do. Await `room` now and then, so that the disk keeps up.
 */
export class CaptureBuilder {
  readonly id: string;
  readonly capture: Capture;
  readonly #about: ImportedAbout | BuiltAbout;
  readonly #notHeld: Set<NotHeld>;
  /** Undefined once frames have begun. */
  #handshake: HandshakeRecorder | undefined = new HandshakeRecorder();
  #timings: Handshake['timings'] = {};
  #time: number;
  #ended = false;
  #finished = false;
  readonly #bookmarks = new Map<number, string>();

  /** Makes the capture in this folder. Throws where it cannot be written. */
  constructor(folder: string, id: string, about: ImportedAbout | BuiltAbout) {
    const { url = '', label = url, started } = about;
    this.id = id;
    this.#about = about;
    this.#notHeld = new Set('notHeld' in about ? about.notHeld : []);
    this.#time = started;
    this.capture = Capture.create(folder, { id, label, url, started }, { changed: () => undefined }, 'atTheEnd');
  }

  /** Nothing more passes, unless another connection begins. */
  get hasEnded(): boolean {
    return this.#ended;
  }

  /** Its files are closed. */
  get isFinished(): boolean {
    return this.#finished;
  }

  /** When something passed last. */
  get time(): number {
    return this.#time;
  }

  /** Something was recorded that is worth keeping. */
  get hasContent(): boolean {
    const { frames, bytesIn, bytesOut } = this.capture.counters;
    return frames > 0 || bytesIn > 0 || bytesOut > 0 || this.capture.meta.connections.length > 1;
  }

  /** The file does not hold this either. */
  doesNotHold(what: NotHeld): void {
    this.#notHeld.add(what);
  }

  /**
   * Bytes that passed, from the handshake on: once both heads are whole, what follows is frames. Copied. `time` is
   * milliseconds since the epoch.
   */
  bytes(direction: Direction, bytes: Uint8Array, time: number): void {
    this.#time = Math.max(time, this.#time);
    this.capture.append(direction, bytes, time);
    const handshake = this.#handshake;
    if (handshake?.pass(direction, bytes) === true && handshake.complete && handshake.upgraded) {
      this.#upgraded(handshake, time);
    }
  }

  /** Frames follow though there was no handshake, or not all of one. */
  startFrames({ deflate, takeover }: Agreed): void {
    if (this.#handshake === undefined) return;
    const seen = this.#seen(this.#handshake);
    this.#handshake = undefined;
    const { bytesIn, bytesOut } = this.capture.counters;
    this.capture.startFrames({ offset: { in: bytesIn, out: bytesOut }, deflate, takeover });
    this.capture.note({ opened: this.#time, ...seen });
  }

  /** The same, of an answer that was followed elsewhere; the handshake begins anew after it. */
  redirected(direction: Direction, bytes: Uint8Array, time: number): void {
    this.capture.append(direction, bytes, time);
    this.#handshake = this.#newRecorder();
  }

  /** A frame made anew; those of the client are masked unless it is said that they were not. */
  frame(direction: Direction, { key, mask = direction === 'out', ...frame }: BuiltFrame, time: number): void {
    this.bytes(direction, encodeFrame(frame, mask ? (key ?? noKey) : undefined), time);
  }

  /** Marks a row, with a note; more than there may be are left out. */
  bookmark(id: number, note = ''): void {
    if (this.#bookmarks.size < mostBookmarks) this.#bookmarks.set(id, note.slice(0, longestNote));
  }

  /** The row was sent as a copy of another one; in the order of rows. */
  replayed(id: number, what: Replayed): void {
    this.capture.marks.replays.add(id, what);
  }

  /** When the connection was open, where that is known better than by when the answer came. */
  opened(time: number): void {
    this.capture.note({ opened: time });
  }

  /** How long the stages of the handshake took; before both heads are whole. */
  timings(timings: Handshake['timings']): void {
    this.#timings = timings;
  }

  /** Resolves when the disk has taken enough for more to be read. */
  async room(): Promise<void> {
    if (this.capture.pending > mostPending) {
      this.capture.flush();
      await this.capture.drained();
    }
    const { failure } = this.capture;
    if (failure !== undefined) throw failure.error;
  }

  /** The connection has ended. `close`: what its frames say unless it is told; 1006 makes a marker. */
  end({ time, close, failure }: { time: number; close?: CloseState; failure?: Failure }): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#time = Math.max(time, this.#time);
    const { capture } = this;
    const seen = this.#handshake === undefined ? {} : this.#seen(this.#handshake);
    capture.end(time);
    const { opened, number } = capture.connection;
    const ending = close ?? closeSeen(capture);
    capture.note({
      ended: time,
      ...seen,
      ...(ending === undefined || opened === undefined ? {} : { close: ending }),
      ...(failure === undefined ? {} : { failure }),
    });
    if (opened !== undefined && ending?.code === 1006) capture.mark('ended', time, ending.code);
    else if (opened === undefined && number > 1) capture.mark('attempt-failed', time);
  }

  /** Another connection begins in the place of the one that has ended. */
  begin(started: number): void {
    this.end({ time: started });
    this.#ended = false;
    this.capture.begin(started);
    this.#handshake = this.#newRecorder();
    this.#timings = {};
  }

  /** Nothing more comes: writes the rest and closes the files. `damage`: what is missing, a sentence. */
  async finish({ ended = this.#time, damage }: { ended?: number; damage?: string } = {}): Promise<void> {
    this.end({ time: ended });
    const origin = this.#origin();
    const { excerpt } = this.#about;
    this.capture.amend({
      ...this.#named(),
      ...(origin && { origin }),
      ...(excerpt && { excerpt }),
      ...(damage === undefined ? {} : { damage }),
    });
    this.capture.marks.bookmarks.add(this.#bookmarks);
    this.capture.marks.replays.flush();
    this.capture.finish({ ended });
    this.#finished = true;
    await this.capture.dispose();
    const { failure } = this.capture;
    if (failure !== undefined) throw failure.error;
  }

  #origin(): CaptureOrigin | undefined {
    if (!('format' in this.#about)) return this.#about.origin;
    const { format, creator } = this.#about;
    return { format, ...(creator === undefined ? {} : { creator }), notHeld: [...this.#notHeld] };
  }

  #newRecorder(): HandshakeRecorder {
    const { bytesIn, bytesOut } = this.capture.counters;
    return new HandshakeRecorder({ in: bytesIn, out: bytesOut });
  }

  #upgraded(handshake: HandshakeRecorder, time: number): void {
    this.#handshake = undefined;
    this.capture.startFrames(handshake.framing);
    this.capture.note({ opened: time, ...this.#seen(handshake) });
  }

  #seen(recorder: HandshakeRecorder): { handshake?: Handshake; subprotocol?: string; extensions?: string } {
    const { request, answer } = recorder;
    if (request === undefined) return {};
    const handshake = recorder.snapshot(this.#timings, checkHandshake(request, answer));
    if (handshake === null) return {};
    const { subprotocol, extensions } = handshake;
    return {
      handshake,
      ...(subprotocol === undefined ? {} : { subprotocol }),
      ...(extensions === undefined ? {} : { extensions }),
    };
  }

  /** What the capture is called where nobody said so. */
  #named(): { url: string; label: string } {
    const { url: told, label, secure = false } = this.#about;
    const request = this.capture.meta.connections.find((one) => one.handshake !== undefined)?.handshake?.request;
    const url = told ?? (request === undefined ? '' : requestedUrl(request, secure));
    return { url, label: label ?? urlLabel(url) };
  }
}
