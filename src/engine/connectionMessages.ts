import type { Direction } from '../contract/model.ts';
import type { Capture } from './capture/capture.ts';
import type { MessageReader } from './capture/messageReader.ts';
import type { EarlierMessage, EarlierMessages } from './decode/format.ts';
import { decodedBytes } from './decodedBytes.ts';
import { messageBeginning } from './messageBeginning.ts';
import { Opcode } from './wire/opcodes.ts';

/** Rows that are looked through at a time. */
const atOnce = 256;

/** The messages of a capture, for what is read of one by those before it. */
export class ConnectionMessages implements EarlierMessages {
  readonly #capture: Capture;
  readonly #reader: MessageReader;

  constructor(capture: Capture, reader: MessageReader) {
    this.#capture = capture;
    this.#reader = reader;
  }

  get generation(): number {
    return this.#capture.generation;
  }

  connectionOf(id: number): { first: number; whole: boolean } {
    const { first, atStart } = this.#capture.spanOf(id);
    // What was cleared away is not there any more.
    return { first, whole: !atStart || this.#capture.meta.part === undefined };
  }

  *between(direction: Direction, from: number, to: number): Iterable<EarlierMessage> {
    const { messages, frames } = this.#capture;
    for (let at = messages.rank(from); ; at += atOnce) {
      const ids = messages.slice(at, atOnce);
      for (const id of ids) {
        if (id >= to) return;
        const first = frames.get(id);
        const opcode = (first?.byte0 ?? 0) & 0xf;
        const isMessage = opcode === Opcode.text || opcode === Opcode.binary;
        if (first === undefined || first.marker !== undefined || first.direction !== direction || !isMessage) continue;
        const read = messageBeginning(first, this.#reader, decodedBytes);
        const isWhole = read !== undefined && !read.cut && !this.#capture.isOpen(direction, id);
        yield {
          id,
          payload: isWhole ? { id, direction, text: opcode === Opcode.text, bytes: read.bytes } : undefined,
        };
      }
      if (ids.length < atOnce) return;
    }
  }
}
