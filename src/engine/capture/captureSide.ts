import type { FrameDecoder } from '../wire/frameDecoder.ts';

/** One direction of a conversation that is being recorded. */
export interface CaptureSide {
  decoder: FrameDecoder | undefined;
  /** A message is under way, recorded or not. */
  open: boolean;
  /** After a failure bytes are missing up to here: the record goes on with the next message. */
  gap: boolean;
  /** What came last and could not be recorded, before it was known where frames begin. */
  unread?: Uint8Array;
}

export function newSide(): CaptureSide {
  return { decoder: undefined, open: false, gap: false };
}
