import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partFile, type Description, type Direction } from './description.ts';

/** The bytes of one direction, by their offset in all that has passed. */
export class Stream {
  readonly base: number;
  /** Offset after the last byte that is there. */
  readonly end: number;
  readonly #bytes: Uint8Array;

  constructor(folder: string, description: Description, direction: Direction) {
    const path = join(folder, partFile(description, direction, 'bin'));
    this.#bytes = existsSync(path) ? readFileSync(path) : new Uint8Array(0);
    this.base = description.base[direction];
    this.end = this.base + this.#bytes.length;
  }

  byte(offset: number): number {
    return this.#bytes[offset - this.base]!;
  }

  slice(offset: number, length: number): Uint8Array {
    if (offset < this.base || offset + length > this.end) throw new RangeError(`No ${length} bytes at ${offset}.`);
    return this.#bytes.slice(offset - this.base, offset - this.base + length);
  }
}

export type Streams = Record<Direction, Stream>;
