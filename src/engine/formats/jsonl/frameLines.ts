import type { FrameRecord } from '../../capture/frameIndex.ts';
import type { MessageReader } from '../../capture/messageReader.ts';
import { payloadLengthOf } from '../../wire/frameHeader.ts';
import { violationByNumber } from '../../wire/violations.ts';
import type { FrameLine, PayloadLine } from './jsonLines.ts';
import { lineBytes } from './lineBytes.ts';
import { joinedPieces, linePayload } from './linePayload.ts';
import { rowFields, type RowMarking } from './rowFields.ts';

/** The frame, and where its payload is long, the rest of it. */
export function* frameLines(
  record: FrameRecord,
  marking: RowMarking,
  reader: MessageReader,
): Generator<FrameLine | PayloadLine> {
  const key = reader.maskingKey(record);
  const violation = violationByNumber(record.violation)?.code;
  const fields = {
    type: 'frame' as const,
    ...rowFields(record, marking),
    fin: (record.byte0 & 0x80) !== 0,
    rsv: (record.byte0 >> 4) & 7,
    ...(key === undefined ? {} : { key: Buffer.from(key).toString('hex') }),
    ...(record.compressed ? { compressed: true as const } : {}),
    ...(violation === undefined ? {} : { violation }),
  };
  const isPlain = isAsStated(record, reader);
  if (isPlain && record.payloadLength <= linePayload) {
    yield { ...fields, ...lineBytes(reader.framePayload(record)) };
    return;
  }
  const pieces = joinedPieces(isPlain ? reader.framePieces(record) : reader.wirePieces(record));
  let first = true;
  for (const { bytes, more } of pieces) {
    const base64 = bytes.toString('base64');
    const next = more ? { more: true as const } : {};
    const length = more ? record.payloadLength + (isPlain ? 0 : record.headerLength) : undefined;
    if (!first) yield { type: 'payload', base64, ...next };
    else
      yield {
        ...fields,
        ...(isPlain ? { base64 } : { wire: base64 }),
        ...next,
        ...(length === undefined ? {} : { length }),
      };
    first = false;
  }
}

/** Its header is the one that an encoder writes for such a frame, and all of it is there. */
function isAsStated(record: FrameRecord, reader: MessageReader): boolean {
  const { masked, headerLength, payloadLength } = record;
  const extended = payloadLength < 126 ? 0 : payloadLength < 0x10000 ? 2 : 8;
  if (headerLength !== 2 + extended + (masked ? 4 : 0)) return false;
  return payloadLengthOf(reader.header(record)) === payloadLength;
}
