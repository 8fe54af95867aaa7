import type { Direction } from '../../contract/model.ts';
import type { Capture } from '../capture/capture.ts';
import type { FrameRecord } from '../capture/frameIndex.ts';
import { Flag, type RecordPage } from '../capture/frameRecord.ts';
import type { MessageReader } from '../capture/messageReader.ts';
import type { PayloadBlocks } from '../capture/payloadBlocks.ts';
import { Opcode } from '../wire/opcodes.ts';
import type { MessageBytes } from './correlation.ts';

/** Of a longer message the beginning is looked at. */
export const lookedAtBytes = 1024 * 1024;
/** Of one that inflates to more, no more than a row tells of it. */
export const inflatedAtOnce = 4 * 1024 * 1024;

/** The message whose last frame is at one place of the index after another. One object serves a whole scan. */
export class MessageBytesReader implements MessageBytes {
  direction: Direction = 'in';
  text = false;
  bytes: Uint8Array = new Uint8Array(0);
  from = 0;
  to = 0;
  cut = false;
  id: number | undefined;
  /** See `Pairing.long`. */
  long: number | undefined;
  readonly #capture: Capture;
  readonly #reader: MessageReader;
  readonly #blocks: PayloadBlocks;

  constructor(capture: Capture, reader: MessageReader, blocks: PayloadBlocks) {
    this.#capture = capture;
    this.#reader = reader;
    this.#blocks = blocks;
  }

  /** `none`: there is nothing that could be read. `wait`: see `long`. `dear`: it is here, and took longer than a moment. */
  read(id: number, page: RecordPage, at: number): 'none' | 'wait' | 'on' | 'dear' {
    const flags = page.flags(at);
    this.direction = (flags & Flag.out) === 0 ? 'in' : 'out';
    const isFirst = (flags & Flag.first) !== 0;
    const isPlain = isFirst && (flags & Flag.compressed) === 0;
    this.id = isFirst ? id : page.message(at);
    if (isPlain && this.#blocks.locate(page, at)) {
      this.text = (page.byte0(at) & 0xf) === Opcode.text;
      this.bytes = this.#blocks.bytes;
      this.from = this.#blocks.from;
      this.to = this.#blocks.to;
      this.cut = false;
      return 'on';
    }
    const first = this.#capture.frames.get(isFirst ? id : page.message(at));
    if (first?.first !== true) return 'none';
    this.text = (first.byte0 & 0xf) === Opcode.text;
    return first.compressed ? this.#inflate(first) : this.#join(first);
  }

  #join(first: FrameRecord): 'dear' {
    const length = first.last ? first.payloadLength : this.#reader.extent(first).payloadLength;
    return this.#take(this.#reader.messageBytes(first, lookedAtBytes), length > lookedAtBytes);
  }

  #inflate(first: FrameRecord): 'none' | 'wait' | 'dear' {
    const outline = this.#reader.outline(first);
    if (outline === undefined || outline.kind === 'begun') {
      this.long = first.id;
      return 'wait';
    }
    if (outline.kind === 'refused') return 'none';
    if (outline.kind === 'longer' || outline.length > inflatedAtOnce) return this.#take(outline.beginning, true);
    const { bytes } = this.#reader.message(first);
    return bytes === undefined ? 'none' : this.#take(bytes.subarray(0, lookedAtBytes), bytes.length > lookedAtBytes);
  }

  #take(bytes: Uint8Array, cut: boolean): 'dear' {
    this.bytes = bytes;
    this.from = 0;
    this.to = bytes.length;
    this.cut = cut;
    return 'dear';
  }
}
