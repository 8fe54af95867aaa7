import type { Direction } from '../../contract/model.ts';
import { BlockReader, type ReadableStreams } from '../capture/blockReader.ts';
import { Flag, type RecordPage } from '../capture/frameRecord.ts';
import { applyMask } from '../wire/masking.ts';

/** More than a control frame may have (RFC 6455 §5.5); those that break that are not looked at. */
const longest = 125;

/** Reads payloads of pings and pongs from front to back. */
export class ControlPayloads {
  readonly #blocks: BlockReader;

  constructor(streams: ReadableStreams) {
    this.#blocks = new BlockReader(streams);
  }

  /** Unmasked, one character for each byte; undefined where it is longer than one may be, or not whole. */
  read(direction: Direction, page: RecordPage, at: number): string | undefined {
    const header = page.headerLength(at);
    const length = page.payloadLength(at);
    if (length > longest) return undefined;
    if (length === 0) return '';
    if (!this.#blocks.locate(direction, page.offset(at), header + length)) return undefined;
    const from = this.#blocks.at + header;
    // The reader's bytes are its own, but they may be asked for again.
    const payload = Buffer.from(this.#blocks.bytes.subarray(from, from + length));
    if ((page.flags(at) & Flag.masked) !== 0) applyMask(payload, this.#blocks.bytes.subarray(from - 4, from));
    return payload.toString('latin1');
  }

  /** Gives its memory back until it is used again. */
  release(): void {
    this.#blocks.release();
  }
}
