import type { FormatContext } from '../formatContext.ts';
import type { SourceFile } from '../sourceFile.ts';

const windowLength = 1024 * 1024;

/** Bytes of a file at rising offsets, of which a part is in memory. Tells the progress, and rejects when it is aborted. */
export class FileWindow {
  readonly #file: SourceFile;
  readonly #context: FormatContext;
  #start = 0;
  #bytes: Uint8Array = new Uint8Array(0);

  constructor(file: SourceFile, context: FormatContext) {
    this.#file = file;
    this.#context = context;
  }

  get size(): number {
    return this.#file.size;
  }

  /** Valid until the next call; fewer where the file ends before. */
  async at(offset: number, length: number): Promise<Buffer> {
    if (offset < this.#start || offset + length > this.#start + this.#bytes.length) {
      this.#context.signal.throwIfAborted();
      this.#context.progress(offset, this.#file.size);
      this.#bytes = await this.#file.read(offset, Math.max(length, windowLength));
      this.#start = offset;
    }
    const from = offset - this.#start;
    return Buffer.from(
      this.#bytes.buffer,
      this.#bytes.byteOffset + from,
      Math.max(0, Math.min(length, this.#bytes.length - from)),
    );
  }
}
