import { applyMask } from '../wire/masking.ts';
import { BlockReader, type ReadableStreams } from './blockReader.ts';
import { Flag, type RecordPage } from './frameRecord.ts';

/**
 * Payloads of frames from front to back, looked at where a block of the stream was read. Each is to be looked at once:
 * it is unmasked in its place.
 */
export class PayloadBlocks {
  readonly #blocks: BlockReader;
  /** The payload that `locate` found: from `from` to before `to`. */
  from = 0;
  to = 0;

  constructor(streams: ReadableStreams) {
    this.#blocks = new BlockReader(streams);
  }

  get bytes(): Buffer {
    return this.#blocks.bytes;
  }

  /** Finds the frame's own payload, not inflated; false where it is too long for that, or not whole. */
  locate(page: RecordPage, at: number): boolean {
    const flags = page.flags(at);
    const header = page.headerLength(at);
    const length = page.payloadLength(at);
    const direction = (flags & Flag.out) === 0 ? 'in' : 'out';
    if (!this.#blocks.locate(direction, page.offset(at), header + length)) return false;
    const { bytes } = this.#blocks;
    this.from = this.#blocks.at + header;
    this.to = this.from + length;
    if ((flags & Flag.masked) !== 0) {
      applyMask(bytes.subarray(this.from, this.to), bytes.subarray(this.from - 4, this.from));
    }
    return true;
  }

  /** Gives its memory back until it is used again. */
  release(): void {
    this.#blocks.release();
  }
}
