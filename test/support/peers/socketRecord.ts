import type { EventEmitter } from 'node:events';
import { concat } from '../frames/hex.ts';

/** The bytes that came from a TCP or TLS socket, and what waits for more of them. */
export class SocketRecord {
  #bytes = new Uint8Array();
  readonly #chunks: Uint8Array[] = [];
  readonly #waiting = new Set<() => void>();
  #ended = false;

  constructor(socket: EventEmitter) {
    socket.on('data', (chunk: Buffer) => {
      this.#chunks.push(Uint8Array.from(chunk));
      this.#wake();
    });
    const end = (): void => {
      this.#ended = true;
      this.#wake();
    };
    socket.once('end', end);
    socket.once('close', end);
  }

  get bytes(): Uint8Array {
    if (this.#chunks.length > 0) this.#bytes = new Uint8Array(concat(this.#bytes, ...this.#chunks.splice(0)));
    return this.#bytes;
  }

  /** Resolves with the first answer that is not undefined; asked anew whenever bytes come. Rejects when none can come any more. */
  async until<T>(what: string, answer: (bytes: Uint8Array) => T | undefined): Promise<T> {
    for (;;) {
      const found = answer(this.bytes);
      if (found !== undefined) return found;
      if (this.#ended) throw new Error(`The connection ended after ${this.bytes.length} bytes, before ${what}.`);
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
