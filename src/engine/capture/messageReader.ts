import { t } from '../../contract/l10n.ts';
import type { Direction } from '../../contract/model.ts';
import { applyMask } from '../wire/masking.ts';
import { Opcode } from '../wire/opcodes.ts';
import { BlockReader } from './blockReader.ts';
import type { Capture } from './capture.ts';
import type { CaptureMeta } from './captureMeta.ts';
import { directions } from './captureSide.ts';
import type { FrameRecord } from './frameIndex.ts';
import { Flag, pageRecords, type RecordPage } from './frameRecord.ts';
import type { Beginning } from './inflatedStream.ts';
import { InflatedStreams } from './inflatedStreams.ts';
import { inflateLimit, notWhole, tooLong, type Inflated, type NotInflated } from './inflateMessage.ts';
import { markerByte0 } from './marker.ts';
import { MessageExtents, type MessageExtent } from './messageExtents.ts';
import type { Windows } from './nextPart.ts';
import type { Outline } from './outlines.ts';

/** From so many on they are read in blocks. */
const manyFragments = 64;
/** Bytes of a long payload that are read at once. */
const pieceLength = 256 * 1024;
const anotherConnection = markerByte0('reconnected');
const nothing = new Uint8Array(0);

/** Reads frames and messages back from a capture: unmasked, joined, inflated. */
export class MessageReader {
  readonly #capture: Capture;
  readonly #blocks: BlockReader;
  #streams: InflatedStreams;
  #extents: MessageExtents;

  constructor(capture: Capture) {
    this.#capture = capture;
    this.#blocks = new BlockReader(capture);
    this.#extents = new MessageExtents(capture);
    this.#streams = this.#newStreams();
  }

  /** What is known of the capture's connections. */
  get meta(): Readonly<CaptureMeta> {
    return this.#capture.meta;
  }

  /** The frame's bytes as on the wire; a marker has none. */
  wire(record: FrameRecord): Uint8Array {
    if (record.marker !== undefined) return nothing;
    return this.#capture.read(record.direction, record.offset, record.headerLength + record.payloadLength);
  }

  /** The frame's bytes as on the wire, piece by piece. */
  *wirePieces({ direction, offset, headerLength, payloadLength }: FrameRecord): Iterable<Uint8Array> {
    const end = offset + headerLength + payloadLength;
    for (let at = offset; at < end; at += pieceLength) {
      yield this.#capture.read(direction, at, Math.min(pieceLength, end - at));
    }
  }

  /** The frame's header as on the wire; a marker has none. */
  header(record: FrameRecord): Uint8Array {
    return this.wire({ ...record, payloadLength: 0 });
  }

  /** The masking key, where the frame has one and it came whole. */
  maskingKey(record: FrameRecord): Uint8Array | undefined {
    if (!record.masked || record.headerLength < 6) return undefined;
    return this.#capture.read(record.direction, record.offset + record.headerLength - 4, 4);
  }

  /** The frame's own payload, unmasked, not inflated; its first `limit` bytes. */
  framePayload(record: FrameRecord, limit = Infinity): Uint8Array {
    if (record.marker !== undefined) return nothing;
    const { direction, offset, headerLength } = record;
    const length = Math.min(record.payloadLength, limit);
    const bytes = this.#capture.read(direction, offset + headerLength, length);
    const key = this.maskingKey(record);
    if (key !== undefined) applyMask(bytes, key);
    return bytes;
  }

  /** What is known of the whole message, as far as it has passed. */
  extent(first: FrameRecord): Readonly<MessageExtent> {
    return this.#extents.of(first);
  }

  /** The message's frames, first to last so far, at most `limit`; and whether its last one has passed. */
  fragments(first: FrameRecord, limit: number): { records: FrameRecord[]; complete: boolean } {
    const records: FrameRecord[] = [];
    this.#extents.each(first, (id) => {
      records.push(this.#capture.frames.get(id)!);
      return records.length < limit;
    });
    return { records, complete: this.extent(first).complete };
  }

  /** The frame continues an uncompressed text message. */
  continuesText(record: FrameRecord): boolean {
    if (record.first || record.compressed) return false;
    const first = this.#capture.frames.get(record.message);
    return first !== undefined && (first.byte0 & 0xf) === Opcode.text;
  }

  /** The message as sent, as far as it has passed, not inflated; its first `limit` bytes. */
  messageBytes(first: FrameRecord, limit = Infinity): Uint8Array {
    if (first.last) return this.framePayload(first, limit);
    const { fragments, payloadLength } = this.extent(first);
    const bytes = new Uint8Array(Math.min(payloadLength, limit));
    let have = 0;
    this.#extents.each(first, (id, page, at) => {
      const into = bytes.subarray(have);
      const small = page.payloadLength(at) <= into.length && fragments > manyFragments;
      have += (small ? this.#copyPayload(first.direction, page, at, into) : undefined) ?? this.#readPayload(id, into);
      return have < bytes.length;
    });
    this.#blocks.release();
    return bytes;
  }

  /** The whole message, inflated where it was compressed; what is longer than `limit` is cut where it was not. */
  message(first: FrameRecord, limit = Infinity): Inflated {
    if (!first.compressed) return { bytes: this.messageBytes(first, limit) };
    return this.#streams.of(first.direction, first.id).inflate(first.id);
  }

  /** What a row tells of a compressed message, as far as it is known or takes but a moment: see `InflatedStream.outline`. */
  outline(first: FrameRecord): Outline | undefined {
    return this.#streams.of(first.direction, first.id).outline(first.id);
  }

  /** The first `limit` bytes of a message, inflated where it was compressed, in slices. */
  async beginning(first: FrameRecord, limit: number, signal?: AbortSignal): Promise<Beginning> {
    const { direction, id, compressed } = first;
    if (compressed) return this.#streams.use(direction, id, (stream) => stream.read(id, limit, signal));
    return { bytes: this.messageBytes(first, limit), total: this.extent(first).payloadLength };
  }

  /**
   * Makes sure that none of these messages takes longer to inflate than its own length does: inflates what comes before
   * them, in slices, so that the engine's sockets have their turn between them.
   */
  async reach(ids: readonly number[], signal?: AbortSignal): Promise<void> {
    for (const [id, direction] of this.#compressed(ids)) {
      await this.#streams.use(direction, id, (stream) => stream.reach(id, signal));
    }
  }

  /** Makes sure that all that rows of these messages tell is known, in slices. */
  async settle(ids: Iterable<number>, signal?: AbortSignal): Promise<void> {
    for (const [id, direction] of this.#compressed(ids)) {
      await this.#streams.use(direction, id, (stream) => stream.settle(id, signal));
    }
  }

  /** Those that begin a compressed message, as long as the record is the same. */
  *#compressed(ids: Iterable<number>): Iterable<[id: number, direction: Direction]> {
    const { generation } = this.#capture;
    for (const id of ids) {
      const { frames } = this.#capture;
      if (this.#capture.generation !== generation) return;
      if (id < 1 || id > frames.count) continue;
      const flags = frames.page(id).flags((id - 1) % pageRecords);
      const wanted = (flags & Flag.compressed) !== 0 && (flags & Flag.first) !== 0;
      if (wanted) yield [id, (flags & Flag.out) === 0 ? 'in' : 'out'];
    }
  }

  /** What compressed messages to come will refer to, once all before were inflated, in slices. */
  async windows(): Promise<Windows> {
    for (;;) {
      const newestId = this.#capture.frames.count;
      if (this.#capture.framing?.deflate !== true || this.#capture.failure !== undefined) return {};
      // While one direction is inflated the other may go on; it must be whole in the same turn.
      const newest = directions.map((direction) => this.#streams.of(direction, newestId));
      if (newest.every((stream) => stream.approach(Infinity, 0))) {
        return Object.fromEntries(directions.map((direction, i) => [direction, newest[i]!.window]));
      }
      const reached = directions.map((direction) =>
        this.#streams.use(direction, newestId, (stream) => stream.reach(Infinity)),
      );
      await Promise.all(reached);
    }
  }

  /** The capture was cleared. */
  reset(): void {
    void this.#streams.close();
    this.#streams = this.#newStreams();
    this.#extents = new MessageExtents(this.#capture);
    this.#blocks.release();
  }

  /** Closes what was opened for inflating. */
  async dispose(): Promise<void> {
    await this.#streams.close();
  }

  #newStreams(): InflatedStreams {
    return new InflatedStreams(this.#capture, (direction, start) => ({
      next: (id, last) => this.#nextCompressed(direction, Math.max(id, start), last),
      bytes: (id, limit) => this.#compressedBytes(id, limit),
      beginning: (id, length) => this.messageBytes(this.#capture.frames.get(id)!, length),
      pieces: (id) => this.messagePieces(this.#capture.frames.get(id)!),
    }));
  }

  /** Reads a frame's payload, unmasked, as far as there is room; returns how much that was. */
  #readPayload(id: number, into: Uint8Array): number {
    const bytes = this.framePayload(this.#capture.frames.get(id)!, into.length);
    into.set(bytes);
    return bytes.length;
  }

  /** The same without a call to the disk for each; there must be room. Undefined where the frame is too long for that. */
  #copyPayload(direction: Direction, page: RecordPage, at: number, into: Uint8Array): number | undefined {
    const header = page.headerLength(at);
    const length = page.payloadLength(at);
    if (!this.#blocks.locate(direction, page.offset(at), header + length)) return undefined;
    const from = this.#blocks.at + header;
    const { bytes } = this.#blocks;
    into.set(bytes.subarray(from, from + length));
    if ((page.flags(at) & Flag.masked) !== 0) applyMask(into.subarray(0, length), bytes.subarray(from - 4, from));
    return length;
  }

  #compressedBytes(id: number, limit: number): Uint8Array | NotInflated | undefined {
    const first = this.#capture.frames.get(id)!;
    const { complete, payloadLength } = this.extent(first);
    if (!complete) return notWhole;
    if (payloadLength > inflateLimit) return tooLong;
    return payloadLength > limit ? undefined : this.messageBytes(first);
  }

  /** The message as sent, piece by piece; at once where it has so many fragments that each would be a piece for nothing. */
  *messagePieces(first: FrameRecord): Iterable<Uint8Array> {
    if (this.extent(first).fragments > manyFragments) {
      const bytes = this.messageBytes(first);
      for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
      return;
    }
    for (const record of this.fragments(first, manyFragments).records) yield* this.framePieces(record);
  }

  /** The frame's own payload, unmasked, not inflated, piece by piece. Throws where the capture is cleared meanwhile. */
  *framePieces(record: FrameRecord): Iterable<Uint8Array> {
    const { generation } = this.#capture;
    const key = this.maskingKey(record);
    const start = record.offset + record.headerLength;
    // Of a length that four divides: the key begins anew with each.
    for (let at = 0; at < record.payloadLength; at += pieceLength) {
      if (this.#capture.generation !== generation) throw new Error(t('The capture was cleared.'));
      const bytes = this.#capture.read(record.direction, start + at, Math.min(pieceLength, record.payloadLength - at));
      if (key !== undefined) applyMask(bytes, key);
      yield bytes;
    }
  }

  /** Of the same connection. */
  #nextCompressed(direction: Direction, after: number, last: number): number | undefined {
    const { frames } = this.#capture;
    const wanted = Flag.compressed | Flag.first | (direction === 'out' ? Flag.out : 0);
    const mask = Flag.compressed | Flag.first | Flag.out;
    const end = Math.min(frames.count, last);
    for (let id = after + 1; id <= end; id++) {
      const page = frames.page(id);
      const at = (id - 1) % pageRecords;
      const flags = page.flags(at);
      if ((flags & mask) === wanted) return this.#capture.isOpen(direction, id) ? undefined : id;
      if ((flags & Flag.marker) !== 0 && page.byte0(at) === anotherConnection) return undefined;
    }
    return undefined;
  }
}
