import { mkdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Counters, Direction } from '../../contract/model.ts';
import { FrameDecoder, type DecodedFrame } from '../wire/frameDecoder.ts';
import { Opcode, standsAlone } from '../wire/opcodes.ts';
import { readMeta, writeMeta, type CaptureMeta, type Framing } from './captureMeta.ts';
import { FrameIndex } from './frameIndex.ts';
import { recordSize } from './frameRecord.ts';
import { resumePoint, type ResumePoint } from './resumePoint.ts';
import { RowSet } from './rowSet.ts';
import { StreamLog } from './streamLog.ts';

/** A crash loses at most what came since the last of these, and the machine's at most two of them. */
const flushEvery = 100;

export const directions = ['out', 'in'] as const;

/** One direction of the conversation. */
interface Side {
  log: StreamLog;
  decoder: FrameDecoder | undefined;
  /** Id of the first frame of the message under way; 0: none. */
  message: number;
  /** Id of the first close frame; 0: none. */
  close: number;
  frames: number;
}

/** Who hears of what is recorded; it is called for each piece of bytes, or frame: keep it cheap. */
export interface CaptureListener {
  changed(): void;
  /** The disk has taken some of what was pending. */
  written?(): void;
  /** A control frame of valid length, as it is recorded. Its payload is unmasked. */
  control?(direction: Direction, frame: Readonly<DecodedFrame>, payload: Uint8Array): void;
  /** A frame that breaks the protocol, as it is recorded. */
  violation?(direction: Direction, frame: Readonly<DecodedFrame>): void;
}

/**
 * The record of one connection: the bytes of both directions as they passed, in append-only files, and the index of
 * the frames in them. Everything that is shown derives from here. See docs/capture-format.md.
 */
export class Capture {
  readonly folder: string;
  readonly #listener: CaptureListener;
  readonly #totals: Record<Direction, number> = { in: 0, out: 0 };
  #meta: CaptureMeta;
  #sides: Record<Direction, Side>;
  #indexLog: StreamLog;
  #frames: FrameIndex;
  #messages = new RowSet();
  #timer: NodeJS.Timeout | undefined;
  #now = 0;
  #ticks = 0;
  #failure: Error | undefined;
  #lost = 0;
  #generation = 0;

  private constructor(folder: string, meta: CaptureMeta, existing: boolean, listener: CaptureListener) {
    this.folder = folder;
    this.#meta = meta;
    this.#listener = listener;
    this.#sides = { in: this.#side('in', existing), out: this.#side('out', existing) };
    this.#indexLog = this.#log('frames.idx', 0, existing);
    this.#frames = new FrameIndex(this.#indexLog, existing ? Math.floor(this.#indexLog.length / recordSize) : 0);
  }

  /** A new record. Makes the folder and its files, readable by their owner only. */
  static create(folder: string, meta: Omit<CaptureMeta, 'version' | 'base'>, listener: CaptureListener): Capture {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const capture = new Capture(folder, { version: 1, base: { in: 0, out: 0 }, ...meta }, false, listener);
    writeMeta(folder, capture.#meta);
    capture.#timer = setInterval(() => capture.#tick(), flushEvery).unref();
    return capture;
  }

  /**
   * A record that was made before, whole or left by a crash: then frames that are in the streams and not in the index
   * are found again, and what is after the last whole frame is cut off. Throws where it cannot be read.
   */
  static open(folder: string): Capture {
    const meta = readMeta(folder);
    if (meta === undefined) throw new Error('It has no description that this version can read.');
    const capture = new Capture(folder, meta, true, { changed: () => undefined });
    capture.#recover();
    return capture;
  }

  get frames(): FrameIndex {
    return this.#frames;
  }

  /** Ids of the rows of the `messages` view. */
  get messages(): RowSet {
    return this.#messages;
  }

  get meta(): Readonly<CaptureMeta> {
    return this.#meta;
  }

  /** Raised when ids begin anew. */
  get generation(): number {
    return this.#generation;
  }

  /** Bytes that the disk has not taken yet. */
  get pending(): number {
    return this.#sides.in.log.pending + this.#sides.out.log.pending + this.#indexLog.pending;
  }

  /** Why nothing is recorded any more, and how many frames passed since. */
  get failure(): { error: Error; lostFrames: number } | undefined {
    return this.#failure === undefined ? undefined : { error: this.#failure, lostFrames: this.#lost };
  }

  get counters(): Counters {
    return {
      frames: this.#frames.count,
      messages: this.#messages.size,
      bytesIn: this.#totals.in,
      bytesOut: this.#totals.out,
    };
  }

  /** Frames of each direction. */
  get directions(): Record<Direction, number> {
    return { in: this.#sides.in.frames, out: this.#sides.out.frames };
  }

  /** Adds to what is known of the connection, on the disk too. */
  describe(more: Partial<CaptureMeta>): void {
    this.#meta = { ...this.#meta, ...more };
    if (this.#failure !== undefined) return;
    try {
      writeMeta(this.folder, this.#meta);
    } catch (error) {
      this.#failed(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** What is known of a connection that is gone; nobody writes to the capture any more. */
  finish(more: Partial<CaptureMeta>): void {
    const { owner, ...rest } = this.#meta;
    this.#meta = rest;
    this.describe(more);
  }

  /** Takes bytes that have passed; they are copied. `time` is milliseconds since the epoch. */
  append(direction: Direction, bytes: Uint8Array, time: number): void {
    const side = this.#sides[direction];
    this.#totals[direction] += bytes.length;
    if (this.#failure === undefined) side.log.append(bytes);
    this.#now = time;
    side.decoder?.push(bytes);
    this.#listener.changed();
  }

  /** The handshake is over: what follows, and what came after the heads already, is frames. */
  startFrames(framing: Framing): void {
    this.describe({ framing });
    for (const direction of directions) {
      this.#decode(direction, this.#newDecoder(direction, framing.offset[direction]));
    }
    this.#listener.changed();
  }

  /** Bytes of one direction's stream, from its very beginning, handshake included. */
  read(direction: Direction, offset: number, length: number): Uint8Array {
    return this.#sides[direction].log.read(offset, length);
  }

  /** Fills `into` with bytes of one direction's stream; returns how many there were. */
  readInto(direction: Direction, offset: number, into: Uint8Array): number {
    return this.#sides[direction].log.readInto(offset, into);
  }

  /** The message of this frame may still grow. */
  isOpen(direction: Direction, message: number): boolean {
    return this.#sides[direction].message === message;
  }

  /** Which side sent the first close frame, and its id; undefined where there was none. */
  get firstClose(): { id: number; direction: Direction } | undefined {
    const { in: received, out: sent } = this.#sides;
    if (received.close === 0 && sent.close === 0) return undefined;
    return sent.close === 0 || (received.close !== 0 && received.close < sent.close)
      ? { id: received.close, direction: 'in' }
      : { id: sent.close, direction: 'out' };
  }

  /** The connection is gone: frames that are not whole are kept as far as they came. */
  end(time: number): void {
    this.#now = time;
    for (const side of Object.values(this.#sides)) {
      side.decoder?.end();
      side.decoder = undefined;
      side.message = 0;
    }
    this.flush();
    this.#listener.changed();
  }

  flush(): void {
    this.#sides.in.log.flush();
    this.#sides.out.log.flush();
    this.#frames.flush();
    this.#indexLog.flush();
  }

  /** Resolves when all that has passed is on the disk. */
  async drained(): Promise<void> {
    this.#frames.flush();
    await Promise.all([this.#indexLog.drained(), this.#sides.in.log.drained(), this.#sides.out.log.drained()]);
  }

  /**
   * Throws away what was recorded so far, on the disk too. A message under way is kept from its first frame, so that
   * it can be read when it is whole; ids begin anew.
   */
  async clear(): Promise<void> {
    const old = [this.#indexLog, this.#sides.in.log, this.#sides.out.log];
    const kept = directions.map((direction) => {
      const { log, message, decoder } = this.#sides[direction];
      const from = message === 0 ? (decoder?.offset ?? log.length) : this.#frames.get(message)!.offset;
      return { direction, from, bytes: log.read(from, log.length - from) };
    });
    for (const name of ['in.bin', 'out.bin', 'frames.idx']) unlinkSync(join(this.folder, name));
    this.#meta = { ...this.#meta, base: { in: kept[1]!.from, out: kept[0]!.from } };
    const live = { in: this.#sides.in.decoder !== undefined, out: this.#sides.out.decoder !== undefined };
    const ended = this.#failure;
    this.#failure = undefined;
    this.#lost = 0;
    this.#generation++;
    this.#sides = { in: this.#side('in', false), out: this.#side('out', false) };
    this.#indexLog = this.#log('frames.idx', 0, false);
    this.#frames = new FrameIndex(this.#indexLog, 0);
    this.#messages = new RowSet();
    for (const { direction, from, bytes } of kept) {
      this.#sides[direction].log.append(bytes);
      if (live[direction]) this.#decode(direction, this.#newDecoder(direction, from));
    }
    this.describe({});
    await Promise.all(old.map((log) => (ended === undefined ? log.close() : log.abandon())));
    this.#listener.changed();
  }

  /** Closes the files. Nothing can be read after. */
  async dispose(): Promise<void> {
    clearInterval(this.#timer);
    this.#frames.flush();
    await Promise.all([this.#indexLog.close(), this.#sides.in.log.close(), this.#sides.out.log.close()]);
  }

  #side(direction: Direction, existing: boolean): Side {
    const log = this.#log(`${direction}.bin`, this.#meta.base[direction], existing);
    return { log, decoder: undefined, message: 0, close: 0, frames: 0 };
  }

  #log(name: string, base: number, existing: boolean): StreamLog {
    return new StreamLog(join(this.folder, name), {
      base,
      existing,
      onError: (error) => this.#failed(error),
      onWritten: () => this.#listener.written?.(),
    });
  }

  #newDecoder(direction: Direction, offset: number): FrameDecoder {
    const options = { fromServer: direction === 'in', deflate: this.#meta.framing?.deflate ?? false, offset };
    const side = this.#sides[direction];
    const violated = (frame: DecodedFrame): void => this.#listener.violation?.(direction, frame);
    const emit = (frame: DecodedFrame): void => {
      this.#frame(direction, side, frame);
      if (frame.violation !== 0) violated(frame);
      else if ((frame.byte0 & 0xf) >= Opcode.close) this.#listener.control?.(direction, frame, decoder.controlPayload);
    };
    const decoder = new FrameDecoder(options, emit, violated);
    return decoder;
  }

  /** The decoder takes what is in the log already, and what comes. */
  #decode(direction: Direction, decoder: FrameDecoder): void {
    const side = this.#sides[direction];
    side.decoder = decoder;
    const piece = 1024 * 1024;
    for (let at = decoder.offset; at < side.log.length; at += piece) decoder.push(side.log.read(at, piece));
  }

  /** The index is written after the streams that it points into, so that it never tells of bytes that are not there. */
  #tick(): void {
    this.flush();
    if (++this.#ticks % 2 !== 0) return;
    this.#sides.in.log.sync();
    this.#sides.out.log.sync();
    this.#indexLog.sync();
  }

  #recover(): void {
    const { framing, ended } = this.#meta;
    const lengths = { in: this.#sides.in.log.length, out: this.#sides.out.log.length };
    const resume = resumePoint(this.#frames, lengths, this.#meta);
    if (resume.count < this.#frames.count || this.#indexLog.length % recordSize !== 0) {
      this.#indexLog.truncate(resume.count * recordSize);
      this.#frames = new FrameIndex(this.#indexLog, resume.count);
    }
    for (const row of resume.rows) this.#messages.add(row);
    for (const direction of directions) {
      const side = this.#sides[direction];
      Object.assign(side, resume.sides[direction].state);
      this.#totals[direction] = side.log.length;
    }
    if (ended !== undefined) return;
    this.#now = resume.lastTime;
    const cut = framing === undefined ? 0 : this.#decodeRest(resume);
    this.flush();
    const what = cut === 0 ? '' : `: ${cut} bytes after the last whole frame are left out`;
    this.finish({ ended: this.#now, damage: `The recording was cut short${what}.` });
  }

  /** Frames that are in the streams and not in the index; returns the bytes after the last whole one. */
  #decodeRest(resume: ResumePoint): number {
    let cut = 0;
    for (const direction of directions) {
      const { offset, context } = resume.sides[direction];
      const side = this.#sides[direction];
      const decoder = this.#newDecoder(direction, offset);
      decoder.resume(context);
      this.#decode(direction, decoder);
      cut += side.log.length - decoder.offset;
      side.decoder = undefined;
      side.message = 0;
    }
    return cut;
  }

  #failed(error: Error): void {
    this.#failure ??= error;
    this.#listener.changed();
  }

  #frame(direction: Direction, side: Side, frame: DecodedFrame): void {
    if (this.#failure !== undefined) {
      this.#lost++;
      return;
    }
    const opcode = frame.byte0 & 0xf;
    side.frames++;
    const id = this.#frames.append(frame, direction, this.#now, frame.first ? 0 : side.message);
    if (frame.first) this.#messages.add(id);
    if (opcode === Opcode.close && side.close === 0) side.close = id;
    if (standsAlone(opcode)) return;
    if (frame.last) side.message = 0;
    else if (frame.first) side.message = id;
  }
}
