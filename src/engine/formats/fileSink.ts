import { randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { partialPath } from '../../contract/formats.ts';
import type { ByteSink } from './byteSink.ts';

const bufferLength = 1024 * 1024;

/** A file that is written beside its place, readable by its owner only, and takes it when it is whole. */
export class FileSink implements ByteSink {
  readonly #path: string;
  readonly #beside: string;
  readonly #file: FileHandle;
  readonly #buffer = Buffer.allocUnsafeSlow(bufferLength);
  #filled = 0;
  #length = 0;

  private constructor(path: string, beside: string, file: FileHandle) {
    this.#path = path;
    this.#beside = beside;
    this.#file = file;
  }

  /** Rejects where it cannot be made. `task`: see `partialPath`. */
  static async create(path: string, task: string = randomUUID()): Promise<FileSink> {
    const beside = partialPath(path, task);
    return new FileSink(path, beside, await open(beside, 'wx', 0o600));
  }

  get length(): number {
    return this.#length;
  }

  async write(bytes: Uint8Array | string): Promise<void> {
    const from = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    this.#length += from.length;
    for (let at = 0; at < from.length;) {
      const piece = from.subarray(at, at + bufferLength - this.#filled);
      this.#buffer.set(piece, this.#filled);
      this.#filled += piece.length;
      at += piece.length;
      if (this.#filled === bufferLength) await this.#flush();
    }
  }

  /** Puts the file in its place. Rejects where that cannot be done; then it is to be discarded. */
  async finish(): Promise<void> {
    await this.#flush();
    await this.#file.sync();
    await this.#file.close();
    await rename(this.#beside, this.#path);
  }

  /** Leaves nothing. */
  async discard(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await rm(this.#beside, { force: true });
  }

  async #flush(): Promise<void> {
    for (let at = 0; at < this.#filled;) {
      const { bytesWritten } = await this.#file.write(this.#buffer, at, this.#filled - at);
      at += bytesWritten;
    }
    this.#filled = 0;
  }
}
