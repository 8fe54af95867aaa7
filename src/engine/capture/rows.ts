import type { Row, View, Violation } from '../../contract/model.ts';
import { opcodeName } from '../wire/opcodes.ts';
import { violationByNumber, violationNumber } from '../wire/violations.ts';
import type { FrameRecord } from './frameIndex.ts';
import type { MessageReader } from './messageReader.ts';
import { hexPreview, previewBytes, textPreview } from './preview.ts';

const deflateError = violationNumber('deflate-error');

/** The row of a frame, or of the message that the frame begins. */
export function rowOf(record: FrameRecord, view: View, reader: MessageReader): Row {
  const opcode = record.byte0 & 0xf;
  const row: Row = {
    id: record.id,
    time: record.time,
    direction: record.direction,
    opcode: opcodeName(opcode),
    fin: (record.byte0 & 0x80) !== 0,
    rsv: (record.byte0 >> 4) & 7,
    masked: record.masked,
    wireLength: record.headerLength + record.payloadLength,
    payloadLength: record.payloadLength,
    preview: '',
  };
  let violation = violationOf(record.violation, record.violationOffset);
  if (opcode === 8) {
    const payload = reader.framePayload(record, 125);
    row.closeCode = record.closeCode;
    row.closeReason = textPreview(payload.subarray(2));
    row.preview = `${record.closeCode} ${row.closeReason}`.trim();
  } else if (record.first && record.compressed) {
    const whole = reader.message(record);
    if (whole.bytes === undefined) {
      row.preview = hexPreview(reader.framePayload(record, previewBytes));
      if (record.last) violation ??= violationOf(deflateError, record.headerLength);
    } else {
      row.preview = opcode === 1 ? textPreview(whole.bytes) : hexPreview(whole.bytes);
      if (view === 'messages') row.payloadLength = whole.bytes.length;
    }
  } else {
    const text = opcode === 1 || (opcode === 0 && reader.continuesText(record));
    const payload = reader.framePayload(record, previewBytes + 1);
    row.preview = text ? textPreview(payload) : hexPreview(payload);
  }
  if (view === 'messages' && record.first && !record.last) {
    violation = joinFragments(row, record, reader) ?? violation;
  }
  if (violation !== undefined) row.violation = violation;
  return row;
}

/** Sums lengths over the message's fragments; returns the first violation among them. */
function joinFragments(row: Row, first: FrameRecord, reader: MessageReader): Violation | undefined {
  const { records, complete } = reader.fragments(first);
  row.wireLength = records.reduce((sum, part) => sum + part.headerLength + part.payloadLength, 0);
  row.fin = complete;
  if (!first.compressed) {
    row.payloadLength = records.reduce((sum, part) => sum + part.payloadLength, 0);
    row.preview = previewOfFragments(records, reader);
  }
  const bad = records.find((part) => part.violation !== 0);
  return bad === undefined ? undefined : violationOf(bad.violation, bad.violationOffset);
}

function previewOfFragments(records: FrameRecord[], reader: MessageReader): string {
  const bytes = new Uint8Array(previewBytes + 1);
  let have = 0;
  for (const part of records) {
    if (have === bytes.length) break;
    const piece = reader.framePayload(part, bytes.length - have);
    bytes.set(piece, have);
    have += piece.length;
  }
  const opcode = records[0]!.byte0 & 0xf;
  return opcode === 1 ? textPreview(bytes.subarray(0, have)) : hexPreview(bytes.subarray(0, have));
}

function violationOf(position: number, offset: number): Violation | undefined {
  const known = violationByNumber(position);
  return known === undefined ? undefined : { code: known.code, offset, text: known.text };
}
