import type { FrameRecord } from './capture/frameIndex.ts';
import type { MessageReader } from './capture/messageReader.ts';
import { inflatedAtOnce } from './correlation/messageBytesReader.ts';

type Reader = Pick<MessageReader, 'messageBytes' | 'message' | 'outline' | 'extent'>;

export interface MessageBeginning {
  bytes: Uint8Array;
  /** There is more of it. */
  cut: boolean;
}

/** The first `limit` bytes of a message, inflated; undefined where that cannot be known at once. */
export function messageBeginning(first: FrameRecord, reader: Reader, limit: number): MessageBeginning | undefined {
  if (!first.compressed) {
    const length = first.last ? first.payloadLength : reader.extent(first).payloadLength;
    return { bytes: reader.messageBytes(first, limit), cut: length > limit };
  }
  const outline = reader.outline(first);
  if (outline === undefined || outline.kind === 'refused') return undefined;
  if (outline.kind !== 'whole' || outline.length > inflatedAtOnce) return { bytes: outline.beginning, cut: true };
  const { bytes } = reader.message(first);
  return bytes && { bytes: bytes.subarray(0, limit), cut: bytes.length > limit };
}
