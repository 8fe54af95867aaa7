import type { FrameRecord } from '../../capture/frameIndex.ts';
import type { MessageReader } from '../../capture/messageReader.ts';
import type { FormatContext } from '../formatContext.ts';
import { messagePayload } from '../messagePayload.ts';
import type { MessageLine, PayloadLine } from './jsonLines.ts';
import { lineBytes } from './lineBytes.ts';
import { joinedPieces } from './linePayload.ts';
import { rowFields, type RowMarking } from './rowFields.ts';

/** The message that this frame begins, and where its payload is long, the rest of it. */
export async function* messageLines(
  first: FrameRecord,
  marking: RowMarking,
  reader: MessageReader,
  { signal }: FormatContext,
): AsyncGenerator<MessageLine | PayloadLine> {
  const { error, pieces, length } = await messagePayload(first, reader, signal);
  const fields = {
    type: 'message' as const,
    ...rowFields(first, marking),
    ...(error === undefined ? {} : { inflateError: error }),
  };
  let isFirst = true;
  for (const { bytes, more } of joinedPieces(pieces)) {
    const base64 = { base64: bytes.toString('base64'), ...(more ? { more: true as const } : {}) };
    if (!isFirst) yield { type: 'payload', ...base64 };
    else if (more) yield { ...fields, ...base64, length };
    else yield { ...fields, ...lineBytes(bytes) };
    isFirst = false;
  }
}
