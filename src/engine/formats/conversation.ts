import { t } from '../../contract/l10n.ts';
import type { Bookmark, Direction, Replayed } from '../../contract/model.ts';
import type { Capture } from '../capture/capture.ts';
import { readDictionary } from '../capture/captureFiles.ts';
import type { CaptureMeta } from '../capture/captureMeta.ts';
import type { ConnectionMeta } from '../capture/connectionMeta.ts';
import type { FrameRecord } from '../capture/frameIndex.ts';
import { pageRecords, RecordPage, recordSize } from '../capture/frameRecord.ts';
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
  /** Bytes of each stream, those included that were cleared. */
  readonly lengths: Readonly<Record<Direction, number>>;
  readonly meta: Readonly<CaptureMeta>;
  readonly #capture: Capture;
  readonly #generation: number;
  readonly #page = new RecordPage();

  constructor(capture: Capture, reader: MessageReader) {
    this.#capture = capture;
    this.reader = reader;
    this.meta = capture.meta;
    this.count = capture.frames.count;
    this.lengths = { in: capture.streams.in.length, out: capture.streams.out.length };
    this.#generation = capture.generation;
  }

  get bookmarks(): Bookmark[] {
    return this.#capture.marks.bookmarks.all.filter(({ id }) => id <= this.count);
  }

  /** Which rows repeat others, as the disk has it; empty where none does. */
  get replays(): Uint8Array {
    return this.#capture.marks.replays.stored;
  }

  /** What the row repeats; undefined: nothing. */
  replayed(id: number): Replayed | undefined {
    return this.#capture.marks.replays.of(id);
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

  /** Records of the index as they are on the disk. */
  index(offset: number, length: number): Uint8Array {
    this.#refuseCleared();
    const bytes = new Uint8Array(length);
    const pageLength = pageRecords * recordSize;
    for (let done = 0; done < length;) {
      const at = offset + done;
      const page = this.#capture.frames.scan(Math.floor(at / recordSize) + 1, this.#page).bytes;
      const piece = page.subarray(at % pageLength, (at % pageLength) + length - done);
      bytes.set(piece, done);
      done += piece.length;
    }
    return bytes;
  }

  /** What compressed messages may refer to that come first in the record; undefined: nothing, or it is not known. */
  dictionary(direction: Direction): Uint8Array | undefined {
    const { part = 0 } = this.meta;
    return part === 0 ? undefined : (readDictionary(this.#capture.folder, direction, part) ?? undefined);
  }

  /** Where the last whole frame of each stream ends; where nothing more comes, its end. */
  async wholeFrames(): Promise<Record<Direction, number>> {
    const ends = { ...this.lengths };
    const { ended, base } = this.meta;
    if (ended !== undefined) return ends;
    const { framing } = this.meta.connections.at(-1)!;
    for (const direction of ['in', 'out'] as const) {
      ends[direction] = Math.max(base[direction], framing?.offset[direction] ?? this.lengths[direction]);
      for (let id = this.count; id > 0; id--) {
        if ((id & 0xffff) === 0) await new Promise(setImmediate);
        const { marker, ...frame } = this.#capture.frames.get(id)!;
        if (marker?.kind === 'reconnected') break;
        if (marker !== undefined || frame.direction !== direction) continue;
        ends[direction] = frame.offset + frame.headerLength + frame.payloadLength;
        break;
      }
    }
    return ends;
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
      throw new Error(t('The capture was cleared while it was being saved.'));
    }
  }
}
