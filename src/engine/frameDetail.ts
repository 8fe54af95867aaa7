import type { FrameDetail, PayloadPart, SessionState } from '../contract/model.ts';
import type { Capture } from './capture/capture.ts';
import type { FrameRecord } from './capture/frameIndex.ts';
import type { MessageReader } from './capture/messageReader.ts';
import { marked, rowOf } from './capture/rows.ts';
import { decodedPayload, summarised } from './decodedMessage.ts';
import { mayBePaired } from './mayBePaired.ts';
import { paired } from './partnerRows.ts';
import type { SessionDecoding } from './sessionDecoding.ts';
import type { SessionReplies } from './sessionReplies.ts';
import { Opcode } from './wire/opcodes.ts';

const mostFragments = 1_000;

/** Where details are read from. */
export interface DetailSource {
  capture: Capture;
  reader: MessageReader;
  replies: Pick<SessionReplies, 'ask' | 'pairing'>;
  decoding?: Pick<SessionDecoding, 'reading'>;
  state?: SessionState | undefined;
}

/** All about one frame or marker, with the first `limit` bytes of its payload. */
export async function frameDetail(
  record: FrameRecord,
  limit: number,
  { capture, reader, replies, decoding, state }: DetailSource,
  signal?: AbortSignal,
): Promise<FrameDetail> {
  const first = capture.frames.get(record.message) ?? record;
  await reader.settle([first.id], signal);
  const payload = await payloadPart(record, first, limit, reader, signal);
  const { records, complete } = reader.fragments(first, mostFragments);
  const key = reader.maskingKey(record);
  const previous = capture.frames.get(record.id - 1);
  const { opened, last } = capture.spanOf(record.id);
  const isOver = last !== Infinity || state === 'closed' || state === 'reconnecting';
  const pairing = mayBePaired(first, reader, replies.pairing) ? replies.ask() : undefined;
  const reading = decoding?.reading;
  const decoded = reading && decodedPayload(first, reader, reading);
  const row = marked(rowOf(record, 'frames', reader), capture.marks);
  return {
    header: reader.header(record),
    row: reading === undefined ? row : summarised(row, record, 'frames', reader, reading),
    ...(key === undefined ? {} : { maskingKey: key }),
    compressed: record.compressed,
    fragments: records.map(({ id }) => id),
    complete,
    message: paired(rowOf(first, 'messages', reader), pairing ?? replies.pairing, capture.frames),
    ...(pairing !== undefined && pairing.scanned < capture.frames.count ? { pairing: true } : {}),
    ...(isOver ? { over: true } : {}),
    payload,
    ...(decoded === undefined ? {} : { decoded }),
    ...(previous === undefined ? {} : { sincePrevious: record.time - previous.time }),
    ...(opened === undefined ? {} : { sinceOpen: Math.max(0, record.time - opened) }),
  };
}

/** The whole payload as the public API gives it. */
export async function payloadOf(record: FrameRecord, reader: MessageReader, signal?: AbortSignal): Promise<Uint8Array> {
  if (!record.first) return reader.framePayload(record);
  return (await reader.beginning(record, Infinity, signal)).bytes ?? reader.messageBytes(record);
}

async function payloadPart(
  record: FrameRecord,
  first: FrameRecord,
  limit: number,
  reader: MessageReader,
  signal: AbortSignal | undefined,
): Promise<PayloadPart> {
  const opcode = first.byte0 & 0xf;
  const kind = opcode === Opcode.text && (record.first || !record.compressed) ? 'text' : 'binary';
  if (!record.first) return { bytes: reader.framePayload(record, limit), total: record.payloadLength, kind };
  const read = await reader.beginning(record, limit, signal);
  if (read.bytes !== undefined) return { bytes: read.bytes, total: read.total, kind };
  const asSent = { bytes: reader.messageBytes(record, limit), total: reader.extent(record).payloadLength };
  return { ...asSent, kind: 'binary', inflateError: read.error };
}
