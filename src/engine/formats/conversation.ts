import type { Bookmark, Direction } from '../../contract/model.ts';
import type { Capture } from '../capture/capture.ts';
import type { CaptureMeta } from '../capture/captureMeta.ts';
import type { ConnectionMeta } from '../capture/connectionMeta.ts';
import type { FrameRecord } from '../capture/frameIndex.ts';
import type { MessageReader } from '../capture/messageReader.ts';
import type { FormatContext } from './formatContext.ts';

/** How long others wait for their turn. */
const sliceMilliseconds = 8;
const nothing = new Uint8Array(0);

export interface HandshakeBytes {
  before: Uint8Array;
  head: Uint8Array;
}

/** A capture as it was at some moment, to be read from front to back while it may go on. */
export class Conversation {
  readonly reader: MessageReader;
  /** Records of the index, frames and markers. */
  readonly count: number;
  /** Bytes of each stream. */
  readonly lengths: Readonly<Record<Direction, number>>;
  readonly meta: Readonly<CaptureMeta>;
  readonly #capture: Capture;
  readonly #generation: number;

  constructor(capture: Capture, reader: MessageReader) {
    this.#capture = capture;
    this.reader = reader;
    this.meta = capture.meta;
    this.count = capture.frames.count;
    const { bytesIn, bytesOut } = capture.counters;
    this.lengths = { in: bytesIn, out: bytesOut };
    this.#generation = capture.generation;
  }

  get bookmarks(): Bookmark[] {
    return this.#capture.marks.bookmarks.all.filter(({ id }) => id <= this.count);
  }

  /** Undefined where there is no such row. */
  record(id: number): FrameRecord | undefined {
    return id > this.count ? undefined : this.#capture.frames.get(id);
  }

  /** All records in their order; the engine's sockets have their turn between them. Rejects when it is aborted. */
  async *records({ signal, progress }: FormatContext): AsyncGenerator<FrameRecord> {
    let until = performance.now() + sliceMilliseconds;
    for (let id = 1; id <= this.count; id++) {
      if ((id & 15) === 0 && performance.now() > until) {
        progress(id, this.count);
        await new Promise(setImmediate);
        signal.throwIfAborted();
        until = performance.now() + sliceMilliseconds;
      }
      this.#refuseCleared();
      yield this.#capture.frames.get(id)!;
    }
    progress(this.count, this.count);
  }

  /** Bytes of a stream, from its very beginning, handshakes included. */
  read(direction: Direction, offset: number, length: number): Uint8Array {
    this.#refuseCleared();
    return this.#capture.read(direction, offset, Math.min(length, this.lengths[direction] - offset));
  }

  /**
   * What passed of a direction before the connection's first frame: `head` is that of the handshake and what followed
   * it, `before` what redirects said. Where that was cleared, the head alone.
   */
  handshakeBytes({ from, to, framing, handshake }: ConnectionMeta, direction: Direction): HandshakeBytes {
    const { raw } = (direction === 'out' ? handshake?.request : handshake?.response) ?? { raw: nothing };
    if (from[direction] < this.meta.base[direction]) return { before: nothing, head: raw };
    const end = framing?.offset[direction] ?? to?.[direction] ?? this.lengths[direction];
    const bytes = this.read(direction, from[direction], end - from[direction]);
    const at = raw.length === 0 ? 0 : Math.max(0, Buffer.from(bytes.buffer).lastIndexOf(raw));
    return { before: bytes.subarray(0, at), head: bytes.subarray(at) };
  }

  #refuseCleared(): void {
    if (this.#capture.generation !== this.#generation) {
      throw new Error('The capture was cleared while it was being saved.');
    }
  }
}
