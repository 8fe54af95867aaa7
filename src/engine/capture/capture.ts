import { mkdirSync, rmSync } from 'node:fs';
import type { Counters, Direction } from '../../contract/model.ts';
import type { DecodedFrame } from '../wire/frameDecoder.ts';
import { Opcode, standsAlone } from '../wire/opcodes.ts';
import {
  abandonLogs,
  openLogs,
  removeOtherParts,
  removePart,
  type CaptureLogs,
  type LogSections,
} from './captureFiles.ts';
import { CaptureDescription, type Described } from './captureDescription.ts';
import { CaptureIndex, leavesOpen } from './captureIndex.ts';
import type { CaptureListener } from './captureListener.ts';
import { captureVersion, createMeta, loadMeta, type CaptureMeta, type NewCapture } from './captureMeta.ts';
import { CaptureSide, directions } from './captureSide.ts';
import { CaptureWriter } from './captureWriter.ts';
import { gapBefore } from './connectionList.ts';
import type { ConnectionFacts, ConnectionMeta, Framing } from './connectionMeta.ts';
import { spanOf, type ConnectionSpan } from './connectionSpan.ts';
import { failureDamage, filesDeleted } from './damage.ts';
import { FrameIndex } from './frameIndex.ts';
import type { MarkerKind } from './marker.ts';
import { newDecoder } from './newDecoder.ts';
import { fillNextPart, type Windows } from './nextPart.ts';
import { missingFiles, recoverCapture } from './recoverCapture.ts';
import { RowMarks } from './rowMarks.ts';
import type { RowSet } from './rowSet.ts';

/**
 * The record of a connection, and of those made in its place when it was lost: the bytes of both directions as they
 * passed, in append-only files, and the index of the frames in them: what all else derives from. See docs/capture-format.md.
 */
export class Capture {
  readonly folder: string;
  readonly marks: RowMarks;
  readonly #listener: CaptureListener;
  readonly #totals: Record<Direction, number> = { in: 0, out: 0 };
  readonly #sides: Record<Direction, CaptureSide> = { in: new CaptureSide(), out: new CaptureSide() };
  readonly #description: CaptureDescription;
  readonly #writer: CaptureWriter;
  #logs: CaptureLogs;
  #index: CaptureIndex;
  #framing: Framing | undefined;
  #now = 0;
  #failure: Error | undefined;
  #lost = 0;
  #generation = 0;
  #disposed = false;

  private constructor(description: CaptureDescription, files: LogSections | 'new', listener: CaptureListener) {
    this.folder = description.folder;
    this.marks = new RowMarks(this.folder);
    this.#description = description;
    this.#listener = listener;
    this.#logs = this.#openLogs(description.meta, files);
    this.#index = new CaptureIndex(new FrameIndex(this.#logs.index, 0));
    this.#writer = new CaptureWriter(this.#description, {
      files: () => ({ logs: this.#logs, frames: this.#index.frames }),
      deleted: () => this.#failed(new Error(filesDeleted)),
    });
  }

  /**
   * A new record, at the beginning of its first connection. Makes the folder and its files, readable by their owner
   * only; throws where it cannot, and leaves nothing. `described`: when the disk knows of its connections.
   */
  static create(folder: string, about: NewCapture, listener: CaptureListener, described?: Described): Capture {
    const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
    const connections = [{ number: 1, started: about.started, from: { in: 0, out: 0 } }];
    const meta: CaptureMeta = { version: captureVersion, base: { in: 0, out: 0 }, connections, ...about };
    let capture: Capture | undefined;
    try {
      capture = new Capture(new CaptureDescription(folder, meta, described), 'new', listener);
      createMeta(folder, meta);
    } catch (error) {
      if (capture !== undefined) abandonLogs(Object.values(capture.#logs));
      if (made !== undefined) rmSync(folder, { recursive: true, force: true });
      throw error;
    }
    capture.#writer.start();
    return capture;
  }

  /**
   * A record that was made before, whole or left by a crash: then frames that are in the streams and not in the index
   * are found again, and what is after the last whole frame is cut off. Throws where it cannot be read. `sections`: what
   * of it is in another file; throws a `ReadOnlyLog` where that would have to be changed.
   */
  static open(folder: string, sections: LogSections = {}): Capture {
    const meta = loadMeta(folder);
    const missing = missingFiles(folder, meta, sections);
    const capture = new Capture(new CaptureDescription(folder, meta), sections, { changed: () => undefined });
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
    return { ...this.#index.counts, bytesIn: this.#totals.in, bytesOut: this.#totals.out };
  }

  /** Frames of each direction. */
  get directions(): Record<Direction, number> {
    return { in: this.#index.sides.in.frames, out: this.#index.sides.out.frames };
  }

  /** The connection of now, or the one that came last. */
  get connection(): Readonly<ConnectionMeta> {
    return this.meta.connections.at(-1)!;
  }

  /** How the frames are that pass now; undefined where none can. */
  get framing(): Framing | undefined {
    return this.#framing;
  }

  /** The connection of the row with this id. */
  spanOf(id: number): ConnectionSpan {
    return spanOf(id, this.#index, this.meta.connections[0]!);
  }

  /** Adds to what is known of the connection, on the disk too: if not now, then as soon as that is possible. */
  describe(facts: ConnectionFacts): void {
    this.#description.describe(facts);
    this.#description.save();
  }

  /** The same, on the disk with what passes next. */
  note(facts: ConnectionFacts): void {
    this.#description.describe(facts);
  }

  /** Adds to what is known of the capture itself, on the disk with what comes next. */
  amend(
    more: Partial<Pick<CaptureMeta, 'label' | 'url' | 'origin' | 'excerpt' | 'damage' | 'decoder' | 'schema'>>,
  ): void {
    this.#description.note(more);
  }

  /** Something happened to the connection: that is a row, too. */
  mark(kind: Exclude<MarkerKind, 'reconnected'>, time: number, code = 0): void {
    if (this.#failure !== undefined || this.#disposed) return;
    this.#index.mark({ kind, connection: this.connection.number, code }, time);
    this.#description.note({ markers: this.#index.markers });
    this.#listener.changed();
  }

  /** Another connection begins. The disk knows of it before its first byte, or nothing more is recorded: frames could not be told. */
  begin(started: number): void {
    const base = { ...this.meta.base };
    for (const direction of directions) {
      if (this.#sides[direction].gap) {
        base[direction] = this.#totals[direction];
        this.#logs[direction].rebase(base[direction]);
      }
      this.#sides[direction] = new CaptureSide();
    }
    this.#index.firstClose = undefined;
    this.#description.begin(started, { ...this.#totals });
    this.#description.add({ base });
    const { unsaved } = this.#description;
    if (unsaved !== undefined) this.#failed(unsaved);
  }

  /** The last connection is gone; nobody writes to the capture any more. */
  finish(more: { ended: number }): void {
    const damage = this.#failure === undefined ? {} : { damage: failureDamage(this.#failure, this.#lost) };
    this.#writer.stop();
    this.#description.finish({ ...damage, lengths: { ...this.#totals }, ...more });
    const { unsaved } = this.#description;
    if (unsaved !== undefined) this.#failed(unsaved);
    void this.drained().then(() => this.#writer.sync());
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
    const { number } = this.connection;
    this.#description.describe({ framing });
    this.#framing = framing;
    if (number > 1 && this.#failure === undefined) {
      const gap = gapBefore(number, this.#now, this.meta.connections);
      this.#index.mark({ kind: 'reconnected', connection: number, gap, framing }, this.#now);
      this.#description.note({ markers: this.#index.markers });
    }
    for (const direction of directions) {
      const decoder = newDecoder(direction, framing, this.#listener, (frame) => this.#frame(direction, frame));
      this.#sides[direction].decodeBy(decoder, this.#logs[direction], this.#totals[direction]);
    }
    this.#listener.changed();
  }

  /** Bytes of one direction's stream, from its very beginning, handshake included. Throws for what was cleared. */
  read(direction: Direction, offset: number, length: number): Uint8Array {
    return this.#logs[direction].read(offset, length);
  }

  /** Fills `into` with them; returns how many there were. */
  readInto(direction: Direction, offset: number, into: Uint8Array): number {
    return this.#logs[direction].readInto(offset, into);
  }

  /** The message may still grow. */
  isOpen(direction: Direction, message: number): boolean {
    return this.#index.sides[direction].message === message;
  }

  /** Which side of this connection sent the first close frame, and its id, 0 where that is not in the record; undefined where there was none. */
  get firstClose(): { id: number; direction: Direction } | undefined {
    return this.#index.firstClose;
  }

  /** When the last frame of this connection passed, but for close frames; undefined where none is in the record. */
  get lastFrameTime(): number | undefined {
    return this.#index.lastFrameTime;
  }

  /** Where the bytes begin and end that are in the record of each direction. */
  get streams(): Readonly<Record<Direction, { readonly base: number; readonly length: number }>> {
    return this.#logs;
  }

  /** The connection is gone: frames that are not whole are kept as far as they came. Another one may `begin`. */
  end(time: number): void {
    this.#now = time;
    for (const direction of directions) {
      const side = this.#sides[direction];
      side.decoder?.end();
      side.decoder = undefined;
      this.#index.sides[direction].message = 0;
    }
    this.#framing = undefined;
    this.#description.describe({ to: { ...this.#totals } });
    this.#listener.changed();
  }

  /** Begins to write what is pending. */
  flush(): void {
    this.#writer.flush();
  }

  /** Resolves when all that has passed is on the disk. */
  drained(): Promise<void> {
    return this.#writer.drained();
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
    const base = { in: this.#keptFrom('in'), out: this.#keptFrom('out') };
    const meta: CaptureMeta = { ...this.meta, part, base, markers: 0, connections: [this.connection] };
    const old = { logs: this.#logs, part: this.meta.part, index: this.#index };
    // Nothing of it is kept; and where the disk is full, there is room for what comes only when what was there is gone.
    if (lost) this.#discard();
    const logs = this.#openLogs(meta, 'new');
    const next = { folder: this.folder, part, logs, old: old.logs, totals: this.#totals, windows };
    fillNextPart(next, () => this.#description.replace(meta));
    this.#logs = logs;
    this.#index = new CaptureIndex(new FrameIndex(logs.index, 0));
    this.#index.keep(old.index, meta.base);
    this.marks.clear();
    this.#failure = undefined;
    this.#lost = 0;
    if (!lost) this.#generation++;
    for (const direction of directions) {
      const side = this.#sides[direction];
      side.gap = (lost || side.gap) && side.decoder !== undefined && !side.isBetweenMessages(this.#totals[direction]);
    }
    await Promise.all(Object.values(old.logs).map((log) => log.abandon()));
    removePart(this.folder, old.part);
    this.#listener.changed();
  }

  /** Closes the files. Nothing can be read after. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#writer.stop();
    this.#description.save();
    this.#index.frames.flush();
    await Promise.all(Object.values(this.#logs).map((log) => log.close()));
  }

  #openLogs({ part, base }: CaptureMeta, files: LogSections | 'new'): CaptureLogs {
    const onError = (error: Error): void => this.#failed(error);
    return openLogs(this.folder, part, { base, files, onError, onWritten: () => this.#listener.written?.() });
  }

  /** Where the bytes begin that a clear keeps. */
  #keptFrom(direction: Direction): number {
    const { decoder, gap } = this.#sides[direction];
    if (this.#failure !== undefined || gap || decoder === undefined) return this.#totals[direction];
    const { message } = this.#index.sides[direction];
    return message === 0 ? decoder.offset : this.#index.frames.get(message)!.offset;
  }

  #discard(): void {
    const { firstClose } = this.#index;
    for (const log of Object.values(this.#logs)) log.discard();
    this.#index = new CaptureIndex(new FrameIndex(this.#logs.index, 0));
    this.#index.firstClose = firstClose;
    this.marks.clear();
    this.#generation++;
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
    this.#description.add({ base: { ...this.meta.base, [direction]: offset } });
  }
}
