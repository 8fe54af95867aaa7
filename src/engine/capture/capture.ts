import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Counters, Direction } from '../../contract/model.ts';
import { FrameDecoder, type DecodedFrame } from '../wire/frameDecoder.ts';
import { Opcode, standsAlone } from '../wire/opcodes.ts';
import { FrameIndex } from './frameIndex.ts';
import { RowSet } from './rowSet.ts';
import { StreamLog } from './streamLog.ts';

const flushEvery = 100;

/** Where frames begin in each stream, and what was negotiated. */
export interface FramingStart {
  offset: Record<Direction, number>;
  deflate: boolean;
}

/** One direction of the conversation. */
interface Side {
  readonly log: StreamLog;
  decoder: FrameDecoder | undefined;
  /** Id of the first frame of the message under way; 0: none. */
  message: number;
  /** Id of the first close frame; 0: none. */
  close: number;
  frames: number;
}

/**
 * The record of one connection: the bytes of both directions as they passed, in append-only files, and the index of
 * the frames in them. Everything that is shown derives from here.
 */
export class Capture {
  readonly folder: string;
  readonly frames: FrameIndex;
  /** Ids of the rows of the `messages` view. */
  readonly messages = new RowSet();
  readonly #sides: Record<Direction, Side>;
  readonly #indexLog: StreamLog;
  readonly #changed: () => void;
  readonly #timer: NodeJS.Timeout;
  #deflate = false;
  #now = 0;
  #failure: Error | undefined;
  #lost = 0;
  readonly #totals = { in: 0, out: 0 };

  /** Makes the folder and its files, readable by their owner only. `changed` is called after each piece of bytes: keep it cheap. */
  constructor(folder: string, changed: () => void) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.folder = folder;
    const failed = (error: Error): void => {
      this.#failure ??= error;
      changed();
    };
    const side = (name: Direction): Side => ({
      log: new StreamLog(join(folder, `${name}.bin`), failed),
      decoder: undefined,
      message: 0,
      close: 0,
      frames: 0,
    });
    this.#sides = { in: side('in'), out: side('out') };
    this.#indexLog = new StreamLog(join(folder, 'frames.idx'), failed);
    this.frames = new FrameIndex(this.#indexLog);
    this.#changed = changed;
    this.#timer = setInterval(() => this.flush(), flushEvery).unref();
  }

  /** Bytes that the disk has not taken yet. */
  get pending(): number {
    return this.#sides.in.log.pending + this.#sides.out.log.pending + this.#indexLog.pending;
  }

  /** Why nothing is recorded any more, and how many frames passed since. */
  get failure(): { error: Error; lostFrames: number } | undefined {
    return this.#failure === undefined ? undefined : { error: this.#failure, lostFrames: this.#lost };
  }

  get deflate(): boolean {
    return this.#deflate;
  }

  get counters(): Counters {
    return {
      frames: this.frames.count,
      messages: this.messages.size,
      bytesIn: this.#totals.in,
      bytesOut: this.#totals.out,
    };
  }

  /** Frames of each direction. */
  get directions(): Record<Direction, number> {
    return { in: this.#sides.in.frames, out: this.#sides.out.frames };
  }

  /** Takes bytes that have passed; they are copied. `time` is milliseconds since the epoch. */
  append(direction: Direction, bytes: Uint8Array, time: number): void {
    const side = this.#sides[direction];
    this.#totals[direction] += bytes.length;
    if (this.#failure === undefined) side.log.append(bytes);
    this.#now = time;
    side.decoder?.push(bytes);
    this.#changed();
  }

  /** The handshake is over: what follows, and what came after the heads already, is frames. */
  startFrames(start: FramingStart): void {
    this.#deflate = start.deflate;
    for (const direction of ['out', 'in'] as const) {
      const side = this.#sides[direction];
      const offset = start.offset[direction];
      const options = { fromServer: direction === 'in', deflate: start.deflate, offset };
      side.decoder = new FrameDecoder(options, (frame) => this.#frame(side, direction, frame));
      const early = side.log.read(offset, side.log.length - offset);
      if (early.length > 0) side.decoder.push(early);
    }
    this.#changed();
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
    this.#changed();
  }

  flush(): void {
    this.frames.flush();
    this.#indexLog.flush();
    this.#sides.in.log.flush();
    this.#sides.out.log.flush();
  }

  /** Resolves when all that has passed is on the disk. */
  async drained(): Promise<void> {
    this.frames.flush();
    await Promise.all([this.#indexLog.drained(), this.#sides.in.log.drained(), this.#sides.out.log.drained()]);
  }

  /** Closes the files; with `remove` they are deleted. */
  async dispose(remove: boolean): Promise<void> {
    clearInterval(this.#timer);
    this.frames.flush();
    await Promise.all([this.#indexLog.close(), this.#sides.in.log.close(), this.#sides.out.log.close()]);
    if (remove) await rm(this.folder, { recursive: true, force: true });
  }

  #frame(side: Side, direction: Direction, frame: DecodedFrame): void {
    if (this.#failure !== undefined) {
      this.#lost++;
      return;
    }
    const opcode = frame.byte0 & 0xf;
    side.frames++;
    const id = this.frames.append(frame, direction, this.#now, frame.first ? 0 : side.message);
    if (frame.first) this.messages.add(id);
    if (opcode === Opcode.close && side.close === 0) side.close = id;
    if (standsAlone(opcode)) return;
    if (frame.last) side.message = 0;
    else if (frame.first) side.message = id;
  }
}
