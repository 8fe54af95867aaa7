import type { Direction } from '../../../contract/model.ts';
import type { FrameRecord } from '../../capture/frameIndex.ts';
import { encodeFrame } from '../../wire/frameEncoder.ts';
import { applyMask } from '../../wire/masking.ts';
import type { Conversation } from '../conversation.ts';
import { CutPayload, replacementOf, type Replacement } from './messagePieces.ts';
import type { Redactor } from './redactor.ts';

const pieceLength = 256 * 1024;

interface UnderWay extends Replacement {
  cut: CutPayload | undefined;
}

/** The frames of a conversation one after the other, as they are to be saved. */
export class FrameRedaction {
  readonly #conversation: Conversation;
  readonly #redactor: Redactor;
  readonly #signal: AbortSignal;
  /** By the id of the message's first frame. */
  readonly #messages = new Map<number, UnderWay>();
  /** Later compressed messages refer to what is there no more. */
  #anew: Record<Direction, boolean>;
  #takeover: Record<Direction, boolean> = { in: true, out: true };
  readonly #isPart: boolean;

  constructor(conversation: Conversation, redactor: Redactor, signal: AbortSignal) {
    this.#conversation = conversation;
    this.#redactor = redactor;
    this.#signal = signal;
    // Of a capture that was cleared messages refer to what is not in it.
    this.#isPart = (conversation.meta.part ?? 0) > 0;
    this.#anew = { in: this.#isPart, out: this.#isPart };
  }

  /** Another connection begins: nothing in it refers to those before. */
  connection(takeover: Record<Direction, boolean>): void {
    this.#messages.clear();
    this.#takeover = takeover;
  }

  /** The same, in the place of one that was lost. */
  reconnected(takeover: Record<Direction, boolean>): void {
    this.connection(takeover);
    this.#anew = { in: false, out: false };
  }

  /** What is to be on the wire, piece by piece. */
  async frame(record: FrameRecord): Promise<Iterable<Uint8Array>> {
    if (record.first) await this.#begin(record);
    const message = this.#messages.get(record.message);
    if (record.last) this.#messages.delete(record.message);
    const { reader } = this.#conversation;
    if (message === undefined) return reader.wirePieces(record);
    const { cut, isEncodedAnew } = message;
    if (cut === undefined) return this.#blank(record);
    const key = reader.maskingKey(record);
    const payload = cut.next(record);
    if (isEncodedAnew && payload.length !== record.payloadLength) {
      const { byte0 } = record;
      const fields = { fin: (byte0 & 0x80) !== 0, rsv: (byte0 >> 4) & 7, opcode: byte0 & 0xf };
      return [encodeFrame({ ...fields, bytes: payload }, key)];
    }
    const masked = Uint8Array.from(payload);
    if (key !== undefined) applyMask(masked, key);
    return [reader.header(record), masked];
  }

  async #begin(first: FrameRecord): Promise<void> {
    const { direction } = first;
    const options = { signal: this.#signal, anew: this.#anew[direction] };
    const replacement = await replacementOf(first, this.#conversation, this.#redactor, options);
    if (replacement === undefined) return;
    const { payload } = replacement;
    const cut = payload === undefined ? undefined : new CutPayload(payload);
    this.#messages.set(first.message, { ...replacement, cut });
    if (first.compressed && (this.#takeover[direction] || this.#isPart)) this.#anew[direction] = true;
  }

  *#blank(record: FrameRecord): Generator<Uint8Array> {
    const { reader } = this.#conversation;
    const { filler } = this.#redactor.rules;
    const key = reader.maskingKey(record);
    yield reader.header(record);
    // Of a length that four divides: the key begins anew with each.
    for (let at = 0; at < record.payloadLength; at += pieceLength) {
      const piece = Buffer.alloc(Math.min(pieceLength, record.payloadLength - at), filler);
      if (key !== undefined) applyMask(piece, key);
      yield piece;
    }
  }
}
