/** Bytes in a chunk. */
export const chunkSize = 1024 * 1024;

/** As many as wait for the disk at most where four connections flood at once (16 MiB each). */
const mostSpare = 64;
const keptSpare = 4;
const idleMilliseconds = 5_000;

/**
 * Memory for bytes on their way to the disk, used again by whoever needs some next: to get new memory for each would
 * keep the garbage collector busy for a third of the time while a stream runs at full speed. What a flood has left is
 * given back when it is over.
 */
export class Chunks {
  readonly #spare: Uint8Array[] = [];
  #release: NodeJS.Timeout | undefined;

  /** Chunks that wait for somebody. */
  get spare(): number {
    return this.#spare.length;
  }

  /** A chunk with anything in it. */
  take(): Uint8Array {
    this.#release?.refresh();
    return this.#spare.pop() ?? new Uint8Array(Buffer.allocUnsafeSlow(chunkSize).buffer);
  }

  /** Nobody looks at this chunk any more. */
  give(chunk: Uint8Array): void {
    if (this.#spare.length >= mostSpare) return;
    this.#spare.push(chunk);
    if (this.#spare.length <= keptSpare || this.#release !== undefined) return;
    this.#release = setTimeout(() => this.trim(), idleMilliseconds).unref();
  }

  /** Gives back what is more than a quiet connection needs. */
  trim(): void {
    clearTimeout(this.#release);
    this.#release = undefined;
    this.#spare.length = Math.min(this.#spare.length, keptSpare);
  }
}

/** Those of this thread. */
export const chunks = new Chunks();
