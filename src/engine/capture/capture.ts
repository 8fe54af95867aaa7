import { mkdirSync, rmSync } from 'node:fs';
import type { Counters, Direction } from '../../contract/model.ts';
import { FrameDecoder, type DecodedFrame } from '../wire/frameDecoder.ts';
import { Opcode, standsAlone } from '../wire/opcodes.ts';
import {
  abandonLogs,
  openLogs,
  readDictionary,
  removeOtherParts,
  removePart,
  writeDictionary,
  type CaptureLogs,
} from './captureFiles.ts';
import { CaptureDescription } from './captureDescription.ts';
import { CaptureIndex, leavesOpen } from './captureIndex.ts';
import type { CaptureListener } from './captureListener.ts';
import { createMeta, loadMeta, type CaptureMeta, type Framing } from './captureMeta.ts';
import { newSide, type CaptureSide } from './captureSide.ts';
import { failureDamage } from './damage.ts';
import { FrameIndex } from './frameIndex.ts';
import { missingFiles, recoverCapture } from './recoverCapture.ts';
import type { RowSet } from './rowSet.ts';

/** A crash loses at most what came since the last of these, and the machine's at most two of them. */
const flushEvery = 100;
const syncEvery = 2;
const checkEvery = 10;
const decodePiece = 1024 * 1024;

export const directions = ['out', 'in'] as const;

/** Output of each direction that compressed messages to come may refer to; null: it is not known. */
export type Windows = Partial<Record<Direction, Uint8Array | null>>;

/**
 * The record of one connection: the bytes of both directions as they passed, in append-only files, and the index of
 * the frames in them. Everything that is shown derives from here. See docs/capture-format.md.
 */
export class Capture {
  readonly folder: string;
  readonly #listener: CaptureListener;
  readonly #totals: Record<Direction, number> = { in: 0, out: 0 };
  readonly #sides: Record<Direction, CaptureSide> = { in: newSide(), out: newSide() };
  readonly #description: CaptureDescription;
  #logs: CaptureLogs;
  #index: CaptureIndex;
  #timer: NodeJS.Timeout | undefined;
  #now = 0;
  #ticks = 0;
  #failure: Error | undefined;
  #lost = 0;
  #generation = 0;

  private constructor(folder: string, meta: CaptureMeta, existing: boolean, listener: CaptureListener) {
    this.folder = folder;
    this.#description = new CaptureDescription(folder, meta);
    this.#listener = listener;
    this.#logs = this.#openLogs(meta, existing);
    this.#index = new CaptureIndex(new FrameIndex(this.#logs.index, 0));
  }

  /** A new record. Makes the folder and its files, readable by their owner only; throws where it cannot, and leaves nothing. */
  static create(folder: string, meta: Omit<CaptureMeta, 'version' | 'base'>, listener: CaptureListener): Capture {
    const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
    let capture: Capture | undefined;
    try {
      capture = new Capture(folder, { version: 1, base: { in: 0, out: 0 }, ...meta }, false, listener);
      createMeta(folder, capture.meta);
    } catch (error) {
      if (capture !== undefined) abandonLogs(Object.values(capture.#logs));
      if (made !== undefined) rmSync(folder, { recursive: true, force: true });
      throw error;
    }
    capture.#timer = setInterval((started: Capture) => started.#tick(), flushEvery, capture).unref();
    return capture;
  }

  /**
   * A record that was made before, whole or left by a crash: then frames that are in the streams and not in the index
   * are found again, and what is after the last whole frame is cut off. Throws where it cannot be read.
   */
  static open(folder: string): Capture {
    const meta = loadMeta(folder);
    const missing = missingFiles(folder, meta);
    const capture = new Capture(folder, meta, true, { changed: () => undefined });
    try {
      capture.#recover(missing);
      removeOtherParts(folder, meta.part);
    } catch (error) {
      abandonLogs(Object.values(capture.#logs));
      throw error;
    }
    return capture;
  }

  get frames(): FrameIndex {
    return this.#index.frames;
  }

  /** Ids of the rows of the `messages` view. */
  get messages(): RowSet {
    return this.#index.messages;
  }

  get meta(): Readonly<CaptureMeta> {
    return this.#description.meta;
  }

  /** Raised when ids begin anew. */
  get generation(): number {
    return this.#generation;
  }

  /** Bytes that the disk has not taken yet; none where it takes no more. */
  get pending(): number {
    return this.#failure === undefined ? this.#logs.in.pending + this.#logs.out.pending + this.#logs.index.pending : 0;
  }

  /** Why nothing is recorded any more, and how many frames passed since. */
  get failure(): { error: Error; lostFrames: number } | undefined {
    return this.#failure === undefined ? undefined : { error: this.#failure, lostFrames: this.#lost };
  }

  get counters(): Counters {
    return {
      frames: this.#index.frames.count,
      messages: this.#index.messages.size,
      bytesIn: this.#totals.in,
      bytesOut: this.#totals.out,
    };
  }

  /** Frames of each direction. */
  get directions(): Record<Direction, number> {
    return { in: this.#index.sides.in.frames, out: this.#index.sides.out.frames };
  }

  /** Adds to what is known of the connection, on the disk too: if not now, then as soon as that is possible. */
  describe(more: Partial<CaptureMeta>): void {
    this.#description.add(more);
  }

  /** What is known of a connection that is gone; nobody writes to the capture any more. */
  finish(more: Partial<CaptureMeta>): void {
    const damage = this.#failure === undefined ? {} : { damage: failureDamage(this.#failure, this.#lost) };
    this.#description.finish({ ...damage, lengths: { ...this.#totals }, ...more });
    const { unsaved } = this.#description;
    if (unsaved !== undefined) this.#failed(unsaved);
  }

  /** Takes bytes that have passed; they are copied. `time` is milliseconds since the epoch. */
  append(direction: Direction, bytes: Uint8Array, time: number): void {
    const side = this.#sides[direction];
    const log = this.#logs[direction];
    const start = this.#totals[direction];
    this.#totals[direction] += bytes.length;
    this.#now = time;
    const { gap } = side;
    if (this.#failure === undefined && !gap) log.append(bytes);
    else if (side.decoder === undefined) side.unread = bytes.slice();
    side.decoder?.push(bytes);
    // The decoder has come to where the record goes on.
    if (gap && !side.gap) log.append(bytes.subarray(log.base - start));
    this.#listener.changed();
  }

  /** Memory for the direction's next bytes to be read into: `append` copies nothing then. */
  room(direction: Direction): Uint8Array {
    return this.#logs[direction].room();
  }

  /** The handshake is over: what follows, and what came after the heads already, is frames. */
  startFrames(framing: Framing): void {
    this.#description.note({ framing });
    for (const direction of directions) {
      this.#decode(direction, this.#newDecoder(direction, framing.offset[direction]));
    }
    this.#listener.changed();
  }

  /** Bytes of one direction's stream, from its very beginning, handshake included. Throws for what was cleared. */
  read(direction: Direction, offset: number, length: number): Uint8Array {
    return this.#logs[direction].read(offset, length);
  }

  /** Fills `into` with bytes of one direction's stream; returns how many there were. */
  readInto(direction: Direction, offset: number, into: Uint8Array): number {
    return this.#logs[direction].readInto(offset, into);
  }

  /** The message of this frame may still grow. */
  isOpen(direction: Direction, message: number): boolean {
    return this.#index.sides[direction].message === message;
  }

  /** Which side sent the first close frame, and its id, 0 where that is not in the record; undefined where there was none. */
  get firstClose(): { id: number; direction: Direction } | undefined {
    return this.#index.firstClose;
  }

  /** What compressed messages at the record's beginning may refer to; null: it is not known. */
  dictionary(direction: Direction): Uint8Array | null {
    return readDictionary(this.folder, direction, this.meta.part);
  }

  /** The connection is gone: frames that are not whole are kept as far as they came. */
  end(time: number): void {
    this.#now = time;
    for (const direction of directions) {
      const side = this.#sides[direction];
      side.decoder?.end();
      side.decoder = undefined;
      this.#index.sides[direction].message = 0;
    }
    clearInterval(this.#timer);
    void this.drained().then(() => this.#sync());
    this.#listener.changed();
  }

  /** Begins to write what is pending. The description comes first: without it frames cannot be told from bytes. */
  flush(): void {
    if (this.#description.unsaved === undefined) this.#description.save();
    this.#logs.in.flush();
    this.#logs.out.flush();
    this.#index.frames.flush();
    this.#logs.index.flush();
  }

  /** Resolves when all that has passed is on the disk. */
  async drained(): Promise<void> {
    this.#description.save();
    this.#index.frames.flush();
    await Promise.all(Object.values(this.#logs).map((log) => log.drained()));
  }

  /**
   * Throws away what was recorded so far, on the disk too. A message under way is kept from its first frame, so that
   * it can be read when it is whole; ids begin anew. `windows` is what compressed messages to come may refer to. After
   * a failure the record begins again with the next message. Throws where that is not possible; then all is as before,
   * but after a failure.
   */
  async clear(windows: Windows = {}): Promise<void> {
    const lost = this.#failure !== undefined;
    const part = (this.meta.part ?? 0) + 1;
    const meta = { ...this.meta, part, base: { in: this.#keptFrom('in'), out: this.#keptFrom('out') } };
    const old = { logs: this.#logs, part: this.meta.part, index: this.#index };
    // Nothing of it is kept; and where the disk is full, there is room for what comes only when what was there is gone.
    if (lost) this.#discard();
    const logs = this.#nextPart(meta, part, windows);
    this.#logs = logs;
    this.#index = new CaptureIndex(new FrameIndex(logs.index, 0));
    this.#index.keep(old.index, meta.base);
    this.#failure = undefined;
    this.#lost = 0;
    if (!lost) this.#generation++;
    for (const direction of directions) {
      const side = this.#sides[direction];
      side.gap = (lost || side.gap) && side.decoder !== undefined && !this.#betweenMessages(direction);
    }
    await Promise.all(Object.values(old.logs).map((log) => log.abandon()));
    removePart(this.folder, old.part);
    this.#listener.changed();
  }

  /** Closes the files. Nothing can be read after. */
  async dispose(): Promise<void> {
    clearInterval(this.#timer);
    this.#description.save();
    this.#index.frames.flush();
    await Promise.all(Object.values(this.#logs).map((log) => log.close()));
  }

  #openLogs({ part, base }: CaptureMeta, existing: boolean): CaptureLogs {
    const onError = (error: Error): void => this.#failed(error);
    return openLogs(this.folder, part, { base, existing, onError, onWritten: () => this.#listener.written?.() });
  }

  /** Where the bytes begin that a clear keeps. */
  #keptFrom(direction: Direction): number {
    const { decoder, gap } = this.#sides[direction];
    if (this.#failure !== undefined || gap || decoder === undefined) return this.#totals[direction];
    const { message } = this.#index.sides[direction];
    return message === 0 ? decoder.offset : this.#index.frames.get(message)!.offset;
  }

  #discard(): void {
    for (const log of Object.values(this.#logs)) log.discard();
    const { firstClose } = this.#index;
    this.#index = new CaptureIndex(new FrameIndex(this.#logs.index, 0));
    this.#index.firstClose = firstClose;
    this.#generation++;
  }

  /** Makes the next part's files, with the bytes that are kept. The description is what makes it the one that counts. */
  #nextPart(meta: CaptureMeta, part: number, windows: Windows): CaptureLogs {
    const logs = this.#openLogs(meta, false);
    try {
      for (const direction of directions) {
        if (logs[direction].base < this.#totals[direction]) logs[direction].copy(this.#logs[direction]);
        const window = windows[direction];
        if (window instanceof Uint8Array) writeDictionary(this.folder, direction, part, window);
      }
      this.#description.replace(meta);
      return logs;
    } catch (error) {
      abandonLogs(Object.values(logs));
      removePart(this.folder, part);
      throw error;
    }
  }

  #betweenMessages(direction: Direction): boolean {
    const { decoder, open } = this.#sides[direction];
    return !open && decoder?.offset === this.#totals[direction];
  }

  #newDecoder(direction: Direction, offset: number): FrameDecoder {
    const options = { fromServer: direction === 'in', deflate: this.meta.framing?.deflate ?? false, offset };
    const violated = (frame: DecodedFrame): void => this.#listener.violation?.(direction, frame);
    const emit = (frame: DecodedFrame): void => {
      this.#frame(direction, frame);
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
    const log = this.#logs[direction];
    for (let at = decoder.offset; at < log.length; at += decodePiece) decoder.push(log.read(at, decodePiece));
    const { unread } = side;
    delete side.unread;
    if (unread !== undefined) decoder.push(unread.subarray(decoder.offset - this.#totals[direction] + unread.length));
  }

  #tick(): void {
    this.#ticks++;
    this.flush();
    if (this.#ticks % syncEvery === 0) this.#sync();
    if (this.#ticks % checkEvery !== 0) return;
    this.#description.save();
    const { index } = this.#logs;
    void index.isDeleted().then((deleted) => {
      if (deleted && index === this.#logs.index) this.#failed(new Error('its files were deleted'));
    });
  }

  #sync(): void {
    for (const log of Object.values(this.#logs)) log.sync();
  }

  #recover(missing: readonly string[]): void {
    for (const direction of directions) this.#totals[direction] = this.#logs[direction].length;
    const { index, changes } = recoverCapture(this.#logs, this.meta, missing);
    this.#index = index;
    this.flush();
    if (changes !== undefined) this.#description.finish(changes);
  }

  #failed(error: Error): void {
    this.#failure ??= error;
    this.#listener.changed();
  }

  #frame(direction: Direction, frame: DecodedFrame): void {
    const side = this.#sides[direction];
    const opcode = frame.byte0 & 0xf;
    if (!standsAlone(opcode)) side.open = leavesOpen(opcode, frame.first, frame.last);
    if (this.#failure === undefined && !side.gap) {
      this.#index.add(direction, frame, this.#now);
      return;
    }
    this.#lost++;
    if (opcode === Opcode.close) this.#index.firstClose ??= { id: 0, direction };
    if (this.#failure === undefined && !side.open) this.#endGap(direction, frame);
  }

  /** The record goes on after this frame. */
  #endGap(direction: Direction, frame: DecodedFrame): void {
    const offset = frame.offset + frame.headerLength + frame.payloadLength;
    this.#sides[direction].gap = false;
    this.#logs[direction].rebase(offset);
    this.describe({ base: { ...this.meta.base, [direction]: offset } });
  }
}
