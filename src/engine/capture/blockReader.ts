import type { Direction } from '../../contract/model.ts';

const blockSize = 256 * 1024;

/** Both streams of a record. */
export interface ReadableStreams {
  /** Fills `into` from `offset` on; returns how many bytes there were. */
  readInto(direction: Direction, offset: number, into: Uint8Array): number;
}

interface Block {
  bytes: Buffer;
  /** Offset in the stream of `bytes[0]`. */
  start: number;
  length: number;
}

/**
 * Reads a stream from front to back in blocks of 256 KiB, so that frame after frame is looked at without a copy or a
 * call for each. The bytes are the reader's own: what it unmasks stays unmasked until it reads on.
 */
export class BlockReader {
  readonly #capture: ReadableStreams;
  readonly #blocks: Record<Direction, Block | undefined> = { in: undefined, out: undefined };
  /** The block that `locate` found, and where the range begins in it. */
  bytes: Buffer = Buffer.alloc(0);
  at = 0;

  constructor(capture: ReadableStreams) {
    this.#capture = capture;
  }

  /** Brings a range into reach, and sets `bytes` and `at`; false where it is longer than a block. */
  locate(direction: Direction, offset: number, length: number): boolean {
    if (length > blockSize) return false;
    let block = this.#blocks[direction];
    if (block === undefined || offset < block.start || offset + length > block.start + block.length) {
      block ??= { bytes: Buffer.allocUnsafeSlow(blockSize), start: 0, length: 0 };
      block.start = offset;
      block.length = this.#capture.readInto(direction, offset, block.bytes);
      this.#blocks[direction] = block;
    }
    this.bytes = block.bytes;
    this.at = offset - block.start;
    return offset + length <= block.start + block.length;
  }

  /** Gives its memory back until it is used again. */
  release(): void {
    this.#blocks.in = undefined;
    this.#blocks.out = undefined;
    this.bytes = Buffer.alloc(0);
  }
}
