import { close, openSync, readSync, write } from 'node:fs';

const chunkSize = 256 * 1024;
const spareChunks = 4;

interface Chunk {
  /** Offset in the log of the chunk's first byte. */
  start: number;
  bytes: Uint8Array;
  used: number;
}

/**
 * An append-only file. What is appended is copied at once and written in the background, in order; every byte can be
 * read back from the moment it was appended. Memory holds only what the disk has not taken yet: see `pending`.
 */
export class StreamLog {
  readonly #fd: number;
  readonly #pending: Chunk[] = [];
  readonly #spare: Uint8Array[] = [];
  readonly #onError: (error: Error) => void;
  #length = 0;
  #written = 0;
  #writing = false;
  #failed = false;
  #closed = false;
  #idle: (() => void)[] = [];

  /** Makes the file; only its owner can read it. Throws where it exists or cannot be made. */
  constructor(path: string, onError: (error: Error) => void) {
    this.#fd = openSync(path, 'wx+', 0o600);
    this.#onError = onError;
  }

  /** The file's descriptor. */
  get descriptor(): number {
    return this.#fd;
  }

  /** Bytes appended so far. */
  get length(): number {
    return this.#length;
  }

  /** Bytes that are not on the disk yet. */
  get pending(): number {
    return this.#length - this.#written;
  }

  append(bytes: Uint8Array): void {
    if (this.#failed || this.#closed) return;
    let from = 0;
    while (from < bytes.length) {
      const chunk = this.#tail();
      const take = Math.min(bytes.length - from, chunkSize - chunk.used);
      chunk.bytes.set(take === bytes.length ? bytes : bytes.subarray(from, from + take), chunk.used);
      chunk.used += take;
      from += take;
      this.#length += take;
      if (chunk.used === chunkSize) this.flush();
    }
  }

  /** Begins to write what is pending; resolved promises come from `drained`. */
  flush(): void {
    const chunk = this.#pending[0];
    if (this.#writing || this.#failed || chunk === undefined || this.#written === this.#length) return;
    this.#writing = true;
    const from = this.#written - chunk.start;
    const count = chunk.used - from;
    write(this.#fd, chunk.bytes, from, count, this.#written, (error, wrote) => {
      this.#writing = false;
      if (error !== null) {
        this.#fail(error);
        return;
      }
      this.#written += wrote;
      if (this.#written === chunk.start + chunkSize) {
        this.#pending.shift();
        if (this.#spare.length < spareChunks) this.#spare.push(chunk.bytes);
      }
      if (this.#written < this.#length && (this.#idle.length > 0 || this.#pending.length > 1)) this.flush();
      else this.#settle();
    });
  }

  /** Resolves when everything appended so far is written, or writing has failed. */
  drained(): Promise<void> {
    if (this.#failed || this.#written === this.#length) return Promise.resolve();
    return new Promise((resolve) => {
      this.#idle.push(resolve);
      this.flush();
    });
  }

  /** A copy of the bytes from `offset`; fewer than `length` where the log ends before. */
  read(offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(Math.max(0, Math.min(offset + length, this.#length) - offset));
    this.readInto(offset, bytes);
    return bytes;
  }

  /** Fills `bytes` from `offset` on; returns how many there were. */
  readInto(offset: number, bytes: Uint8Array): number {
    const end = Math.min(offset + bytes.length, this.#length);
    let at = offset;
    const inMemory = this.#pending[0]?.start ?? this.#length;
    while (at < end && at < inMemory) {
      const got = readSync(this.#fd, bytes, at - offset, Math.min(end, inMemory) - at, at);
      if (got === 0) throw new Error('The capture file is shorter than what was written to it.');
      at += got;
    }
    for (const chunk of this.#pending) {
      if (at >= end) break;
      if (at >= chunk.start + chunk.used) continue;
      const part = chunk.bytes.subarray(at - chunk.start, Math.min(chunk.used, end - chunk.start));
      bytes.set(part, at - offset);
      at += part.length;
    }
    return Math.max(0, end - offset);
  }

  /** Writes the rest and closes the file. Nothing can be appended or read after. */
  async close(): Promise<void> {
    if (this.#closed) return;
    await this.drained();
    this.#closed = true;
    this.#pending.length = 0;
    await new Promise<void>((resolve) => {
      close(this.#fd, () => resolve());
    });
  }

  #tail(): Chunk {
    const last = this.#pending.at(-1);
    if (last !== undefined && last.used < chunkSize) return last;
    const chunk = { start: this.#length, bytes: this.#spare.pop() ?? new Uint8Array(chunkSize), used: 0 };
    this.#pending.push(chunk);
    return chunk;
  }

  #fail(error: Error): void {
    this.#failed = true;
    this.#settle();
    this.#onError(error);
  }

  #settle(): void {
    if (!this.#failed && this.#written < this.#length) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
