import { chunks, chunkSize } from './chunks.ts';

/** A read from a socket is given at least this much room. */
const leastRoom = 128 * 1024;

interface Chunk {
  /** Offset in the log of the chunk's first byte. */
  start: number;
  bytes: Uint8Array;
  used: number;
}

/** The end of an append-only log, as far as the disk has not taken it yet; in chunks, which are used again. */
export class PendingBytes {
  readonly #chunks: Chunk[] = [];

  /** Offset of the first byte that is still in memory; undefined where none is. */
  get start(): number | undefined {
    return this.#chunks[0]?.start;
  }

  /** There is more than one chunk: the first will grow no more. */
  get several(): boolean {
    return this.#chunks.length > 1;
  }

  /**
   * Memory at the log's end, for bytes to be read into: appending its beginning copies nothing then. Valid until
   * anything else is appended. `offset` is the log's length.
   */
  room(offset: number): Uint8Array {
    const { bytes, used } = this.#tail(offset, leastRoom);
    return bytes.subarray(used);
  }

  /** Adds a copy of `bytes` at `offset`, the log's length. Returns whether a chunk has become full. */
  append(offset: number, bytes: Uint8Array): boolean {
    const last = this.#chunks.at(-1);
    if (last?.bytes.buffer === bytes.buffer && last.bytes.byteOffset + last.used === bytes.byteOffset) {
      if (last.used === 0) last.start = offset;
      last.used += bytes.length;
      return chunkSize - last.used < leastRoom;
    }
    let full = false;
    let from = 0;
    while (from < bytes.length) {
      const chunk = this.#tail(offset + from, 1);
      const take = Math.min(bytes.length - from, chunkSize - chunk.used);
      chunk.bytes.set(take === bytes.length ? bytes : bytes.subarray(from, from + take), chunk.used);
      chunk.used += take;
      from += take;
      full ||= chunk.used === chunkSize;
    }
    return full;
  }

  /** The bytes from `offset` on, as they lie in memory: at most so many pieces. They stay as they are until `taken`. */
  pieces(offset: number, most: number): Uint8Array[] {
    const pieces: Uint8Array[] = [];
    for (const { start, bytes, used } of this.#chunks) {
      if (pieces.length === most) break;
      if (start + used > offset) pieces.push(bytes.subarray(Math.max(0, offset - start), used));
    }
    return pieces;
  }

  /** The disk has everything before `offset`. */
  taken(offset: number): void {
    while (this.several && offset >= this.#chunks[1]!.start) {
      chunks.give(this.#chunks.shift()!.bytes);
    }
  }

  /** Copies what is in memory of the bytes from `offset` on into `into`. */
  read(offset: number, into: Uint8Array): void {
    const end = offset + into.length;
    for (const { start, bytes, used } of this.#chunks) {
      if (start >= end || start + used <= offset) continue;
      const part = bytes.subarray(Math.max(0, offset - start), Math.min(used, end - start));
      into.set(part, Math.max(0, start - offset));
    }
  }

  /** Frees the memory; not to others at once, as a write from it may be under way. */
  clear(): void {
    this.#chunks.length = 0;
  }

  /** The chunk with room for at least so many bytes, of which the first is at `offset`. */
  #tail(offset: number, room: number): Chunk {
    const last = this.#chunks.at(-1);
    if (last !== undefined && chunkSize - last.used >= room) {
      // The log may have begun anew since.
      if (last.used === 0) last.start = offset;
      return last;
    }
    const chunk = { start: offset, bytes: chunks.take(), used: 0 };
    this.#chunks.push(chunk);
    return chunk;
  }
}
