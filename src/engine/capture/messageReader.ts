import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Direction } from '../../contract/model.ts';
import { applyMask } from '../wire/masking.ts';
import { Opcode, standsAlone } from '../wire/opcodes.ts';
import { directions, type Capture } from './capture.ts';
import type { FrameRecord } from './frameIndex.ts';
import { Flag, pageRecords } from './frameRecord.ts';
import { InflatedStream, type Inflated } from './inflatedStream.ts';
import { StreamLog } from './streamLog.ts';

const sliceMilliseconds = 8;

/** Reads frames and messages back from a capture: unmasked, joined, inflated. */
export class MessageReader {
  readonly #capture: Capture;
  readonly #inflated = new Map<Direction, InflatedStream>();
  #stores: StreamLog[] = [];
  /** The output before the record begins, by direction. */
  #before: Partial<Record<Direction, Uint8Array>> = {};

  constructor(capture: Capture) {
    this.#capture = capture;
  }

  /** The frame's bytes as on the wire. */
  wire(record: FrameRecord): Uint8Array {
    return this.#capture.read(record.direction, record.offset, record.headerLength + record.payloadLength);
  }

  /** The masking key, where the frame has one and it came whole. */
  maskingKey(record: FrameRecord): Uint8Array | undefined {
    if (!record.masked || record.headerLength < 6) return undefined;
    return this.#capture.read(record.direction, record.offset + record.headerLength - 4, 4);
  }

  /** The frame's own payload, unmasked, not inflated; its first `limit` bytes. */
  framePayload(record: FrameRecord, limit = Infinity): Uint8Array {
    const { direction, offset, headerLength } = record;
    const length = Math.min(record.payloadLength, limit);
    const bytes = this.#capture.read(direction, offset + headerLength, length);
    const key = this.maskingKey(record);
    if (key !== undefined) applyMask(bytes, key);
    return bytes;
  }

  /** The message's frames, first to last so far, at most `limit`; and whether its last one has passed. */
  fragments(first: FrameRecord, limit = Infinity): { records: FrameRecord[]; complete: boolean } {
    const records = [first];
    let complete = first.last;
    let id = first.id;
    while (!complete && records.length < limit) {
      const next = this.#nextFragment(first, id);
      if (next === undefined) break;
      records.push(next);
      ({ id, last: complete } = next);
    }
    return { records, complete };
  }

  /** The frame continues an uncompressed text message. */
  continuesText(record: FrameRecord): boolean {
    if (record.first || record.compressed) return false;
    const first = this.#capture.frames.get(record.message);
    return first !== undefined && (first.byte0 & 0xf) === Opcode.text;
  }

  /** The whole message as sent, not inflated. */
  messageBytes(first: FrameRecord): Uint8Array {
    if (first.last) return this.framePayload(first);
    return joined(this.fragments(first).records.map((record) => this.framePayload(record)));
  }

  /** The whole message, inflated where it was compressed. */
  message(first: FrameRecord): Inflated {
    if (!first.compressed) return { bytes: this.messageBytes(first) };
    return this.#stream(first.direction).inflate(first.id);
  }

  /**
   * What compressed messages to come will refer to. Inflates what was not yet, in slices: the engine's sockets have
   * their turn between them.
   */
  async windows(): Promise<Partial<Record<Direction, Uint8Array>>> {
    if (this.#capture.meta.framing?.deflate !== true) return {};
    const streams = directions.map((direction) => this.#stream(direction));
    for (;;) {
      const until = performance.now() + sliceMilliseconds;
      while (streams.map((stream) => stream.advance()).includes(true)) if (performance.now() > until) break;
      if (performance.now() <= until) break;
      await new Promise(setImmediate);
    }
    return { out: streams[0]!.window, in: streams[1]!.window };
  }

  /** The capture was cleared. */
  reset(before: Partial<Record<Direction, Uint8Array>>): void {
    this.#before = before;
    this.#inflated.clear();
    const stores = this.#stores;
    this.#stores = [];
    for (const store of stores) void store.abandon();
  }

  /** Closes what was opened for inflating. */
  async dispose(): Promise<void> {
    await Promise.all(this.#stores.map((store) => store.abandon()));
  }

  #stream(direction: Direction): InflatedStream {
    let stream = this.#inflated.get(direction);
    if (stream === undefined) {
      const path = join(this.#capture.folder, `${direction}.windows`);
      // Left by an earlier reader; windows are a short cut, made anew when they are needed.
      rmSync(path, { force: true });
      const store = new StreamLog(path, { onError: () => undefined });
      this.#stores.push(store);
      const messages = {
        next: (id: number) => this.#nextCompressed(direction, id),
        bytes: (id: number) => this.messageBytes(this.#capture.frames.get(id)!),
      };
      const takeover = this.#capture.meta.framing?.takeover[direction] ?? true;
      stream = new InflatedStream(messages, takeover, store, this.#before[direction]);
      this.#inflated.set(direction, stream);
    }
    return stream;
  }

  #nextCompressed(direction: Direction, after: number): number | undefined {
    const { frames } = this.#capture;
    const wanted = Flag.compressed | Flag.first | (direction === 'out' ? Flag.out : 0);
    const mask = Flag.compressed | Flag.first | Flag.out;
    for (let id = after + 1; id <= frames.count; id++) {
      const page = frames.page(id);
      const at = (id - 1) % pageRecords;
      if ((page.flags(at) & mask) !== wanted) continue;
      if ((page.flags(at) & Flag.last) !== 0 || this.fragments(frames.get(id)!).complete) return id;
    }
    return undefined;
  }

  /** The next fragment of `first`'s message after `id`; undefined where it is not there, or another message began. */
  #nextFragment(first: FrameRecord, id: number): FrameRecord | undefined {
    const { frames } = this.#capture;
    const out = first.direction === 'out';
    for (let next = id + 1; next <= frames.count; next++) {
      const page = frames.page(next);
      const at = (next - 1) % pageRecords;
      if (((page.flags(at) & Flag.out) !== 0) !== out || standsAlone(page.byte0(at) & 0xf)) continue;
      return page.message(at) === first.id ? frames.get(next) : undefined;
    }
    return undefined;
  }
}

function joined(parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
