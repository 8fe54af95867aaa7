import type { FrameDetail, PayloadPart } from '../contract/model.ts';
import type { Capture } from './capture/capture.ts';
import type { FrameRecord } from './capture/frameIndex.ts';
import type { MessageReader } from './capture/messageReader.ts';
import { rowOf } from './capture/rows.ts';
import { Opcode } from './wire/opcodes.ts';

const mostFragments = 1_000;

/** All about one frame, with the first `limit` bytes of its payload. */
export function frameDetail(
  record: FrameRecord,
  limit: number,
  opened: number | undefined,
  capture: Capture,
  reader: MessageReader,
): FrameDetail {
  const first = capture.frames.get(record.message) ?? record;
  const { records, complete } = reader.fragments(first, mostFragments);
  const key = reader.maskingKey(record);
  const previous = capture.frames.get(record.id - 1);
  return {
    row: rowOf(record, 'frames', reader),
    header: reader.wire({ ...record, payloadLength: 0 }),
    ...(key === undefined ? {} : { maskingKey: key }),
    compressed: record.compressed,
    fragments: records.map(({ id }) => id),
    complete,
    message: rowOf(first, 'messages', reader),
    payload: payloadPart(record, first, limit, reader),
    ...(previous === undefined ? {} : { sincePrevious: record.time - previous.time }),
    ...(opened === undefined ? {} : { sinceOpen: Math.max(0, record.time - opened) }),
  };
}

/** The whole payload as the public API gives it. */
export function payloadOf(record: FrameRecord, reader: MessageReader): Uint8Array {
  if (!record.first) return reader.framePayload(record);
  return reader.message(record).bytes ?? reader.messageBytes(record);
}

function payloadPart(record: FrameRecord, first: FrameRecord, limit: number, reader: MessageReader): PayloadPart {
  const opcode = first.byte0 & 0xf;
  const kind = opcode === Opcode.text && (record.first || !record.compressed) ? 'text' : 'binary';
  if (!record.first) return { bytes: reader.framePayload(record, limit), total: record.payloadLength, kind };
  const asSent = { bytes: reader.messageBytes(record, limit), total: reader.extent(record).payloadLength };
  if (!record.compressed) return { ...asSent, kind };
  const { bytes, error } = reader.message(record);
  if (bytes === undefined) return { ...asSent, kind: 'binary', inflateError: error };
  return { bytes: bytes.slice(0, limit), total: bytes.length, kind };
}
