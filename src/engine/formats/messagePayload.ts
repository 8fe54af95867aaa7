import type { FrameRecord } from '../capture/frameIndex.ts';
import { inflateLimit } from '../capture/inflateMessage.ts';
import type { MessageReader } from '../capture/messageReader.ts';

export interface MessagePayload {
  pieces: Iterable<Uint8Array>;
  length: number;
  /** Why it could not be inflated: it is as it was sent. */
  error?: string;
}

/** The payload of the message that this frame begins, unmasked and inflated. */
export async function messagePayload(
  first: FrameRecord,
  reader: MessageReader,
  signal: AbortSignal,
): Promise<MessagePayload> {
  const asSent = { pieces: reader.messagePieces(first), length: reader.extent(first).payloadLength };
  if (!first.compressed) return asSent;
  const inflated = await reader.beginning(first, inflateLimit, signal);
  if (inflated.bytes !== undefined) return { pieces: [inflated.bytes], length: inflated.bytes.length };
  return { ...asSent, error: inflated.error };
}
