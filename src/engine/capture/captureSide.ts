import type { Direction } from '../../contract/model.ts';
import type { FrameDecoder } from '../wire/frameDecoder.ts';
import type { StreamLog } from './streamLog.ts';

export const directions = ['out', 'in'] as const satisfies Direction[];

const decodePiece = 1024 * 1024;

/** One direction of a conversation that is being recorded. */
export class CaptureSide {
  decoder: FrameDecoder | undefined;
  /** A message is under way, recorded or not. */
  open = false;
  /** After a failure bytes are missing up to here: the record goes on with the next message. */
  gap = false;
  /** What came last and could not be recorded, before it was known where frames begin. */
  unread: Uint8Array | undefined;

  /** The decoder takes what is in the log already, and what comes; `total` bytes have passed. */
  decodeBy(decoder: FrameDecoder, log: StreamLog, total: number): void {
    this.decoder = decoder;
    for (let at = decoder.offset; at < log.length; at += decodePiece) decoder.push(log.read(at, decodePiece));
    const { unread } = this;
    this.unread = undefined;
    if (unread !== undefined) decoder.push(unread.subarray(decoder.offset - total + unread.length));
  }

  /** All that has passed is of messages that are whole. */
  isBetweenMessages(total: number): boolean {
    return !this.open && this.decoder?.offset === total;
  }
}
