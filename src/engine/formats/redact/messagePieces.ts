import { constants, deflateRawSync } from 'node:zlib';
import { tail } from '../../capture/inflateMessage.ts';
import type { FrameRecord } from '../../capture/frameIndex.ts';
import type { Conversation } from '../conversation.ts';
import { Opcode } from '../../wire/opcodes.ts';
import { payloadLengthOf } from '../../wire/frameHeader.ts';
import type { Redactor } from './redactor.ts';

/** Longer messages are not searched, and replaced as a whole. */
export const longestSearched = 32 * 1024 * 1024;

/** What is sent instead of a message, to be cut into as many frames. */
export interface Replacement {
  /** Undefined: as many bytes that say nothing as each frame had. */
  payload: Uint8Array | undefined;
  /** The payload has another length than before; or it is to be cut anew because it was compressed anew. */
  isEncodedAnew: boolean;
}

/** The message that this frame begins, replaced; undefined: it stays as it is. */
export async function replacementOf(
  first: FrameRecord,
  conversation: Conversation,
  redactor: Redactor,
  { signal, anew }: { signal: AbortSignal; /** Compressed messages cannot stay as they are. */ anew: boolean },
): Promise<Replacement | undefined> {
  const { reader } = conversation;
  const blank = (): Replacement => {
    redactor.unsearchable(0);
    return { payload: undefined, isEncodedAnew: false };
  };
  const isLost = first.headerLength > 1 && Number.isNaN(payloadLengthOf(reader.header(first)));
  const { payloadLength, complete } = reader.extent(first);
  if (isLost || payloadLength > longestSearched) return blank();
  if (first.compressed) {
    if (!complete) return blank();
    const inflated = await reader.beginning(first, longestSearched, signal);
    if (inflated.bytes === undefined || inflated.bytes.length < inflated.total) return blank();
    const { bytes } = inflated;
    const replaced = redactor.payload(bytes);
    if (replaced === bytes && !anew) return undefined;
    return { payload: compressed(replaced), isEncodedAnew: true };
  }
  const bytes = reader.messageBytes(first);
  const replaced = (first.byte0 & 0xf) === Opcode.close ? closeReplaced(bytes, redactor) : redactor.payload(bytes);
  return replaced === bytes ? undefined : { payload: replaced, isEncodedAnew: false };
}

/** RFC 7692 §7.2.1; refers to nothing before it, so that it can be inflated whatever was agreed on. */
export function compressed(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) return Uint8Array.of(0);
  // The smallest window that zlib can deflate by: within any that may have been agreed on.
  const flushed = deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, windowBits: 9 });
  return flushed.subarray(0, flushed.length - tail.length);
}

/** The code of a close frame stays (RFC 6455 §5.5.1). */
function closeReplaced(bytes: Uint8Array, redactor: Redactor): Uint8Array {
  const reason = bytes.subarray(2);
  const replaced = redactor.payload(reason);
  return replaced === reason ? bytes : Buffer.concat([bytes.subarray(0, 2), replaced]);
}

/** A payload that is cut into the frames that its message had. */
export class CutPayload {
  readonly #payload: Uint8Array;
  #at = 0;

  constructor(payload: Uint8Array) {
    this.#payload = payload;
  }

  /** Of the frame that comes next: as long as it was, and what is left where it is the last one. */
  next({ payloadLength, last }: FrameRecord): Uint8Array {
    const end = last ? this.#payload.length : Math.min(this.#at + payloadLength, this.#payload.length);
    const piece = this.#payload.subarray(this.#at, end);
    this.#at = end;
    return piece;
  }
}
