import type { Row, View, Violation } from '../../contract/model.ts';
import { opcodeName } from '../wire/opcodes.ts';
import { violationByNumber, violationNumber } from '../wire/violations.ts';

import type { FrameRecord } from './frameIndex.ts';
import { markerRow } from './markerRow.ts';
import type { MessageReader } from './messageReader.ts';
import { hexPreview, previewBytes, textPreview } from './preview.ts';
import type { RowMarks } from './rowMarks.ts';

const deflateError = violationNumber('deflate-error');
const invalidUtf8 = violationNumber('invalid-utf8');

/** Of a message that is behind others which take long to inflate. */
const nothingYet = { length: 0, beginning: new Uint8Array(0) };

/** The row of a marker; of a frame, or of the message that the frame begins; of a compressed one as far as it is known: see `MessageReader.settle`. */
export function rowOf(record: FrameRecord, view: View, reader: MessageReader): Row {
  if (record.marker !== undefined) return markerRow(record.id, record.time, record.marker, reader.meta);
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
    const outline = reader.outline(record);
    if (outline?.kind === 'refused') {
      row.preview = hexPreview(reader.framePayload(record, previewBytes));
      if (view === 'messages') row.payloadLength = reader.extent(record).payloadLength;
      if (outline.why.invalid) violation ??= violationOf(deflateError, record.headerLength);
    } else {
      const { length, beginning } = outline ?? nothingYet;
      row.preview = opcode === 1 ? textPreview(beginning) : hexPreview(beginning);
      if (view === 'messages') row.payloadLength = length;
      if (outline?.kind === 'longer' && view === 'messages') row.atLeast = true;
      if (outline === undefined || outline.kind === 'begun') row.inflating = true;
      // Where in the frame it is wrong cannot be told: that byte is nowhere on the wire.
      const isWrong = opcode === 1 && outline?.kind === 'whole' && !outline.validUtf8;
      if (isWrong) violation ??= violationOf(invalidUtf8, record.headerLength);
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

/** The row with what a person has put on it, and what it repeats. */
export function marked(row: Row, { bookmarks, replays }: RowMarks): Row {
  const replayed = replays.of(row.id);
  if (replayed !== undefined) row.replayed = replayed;
  if (!bookmarks.has(row.id)) return row;
  const note = bookmarks.note(row.id);
  row.bookmarked = true;
  if (note !== undefined) row.note = note;
  return row;
}

/** Makes the row of the first fragment that of the message; returns the first violation among the fragments. */
function joinFragments(row: Row, first: FrameRecord, reader: MessageReader): Violation | undefined {
  const extent = reader.extent(first);
  row.wireLength = extent.wireLength;
  row.fin = extent.complete;
  if (!first.compressed) {
    row.payloadLength = extent.payloadLength;
    const bytes = reader.messageBytes(first, previewBytes + 1);
    row.preview = (first.byte0 & 0xf) === 1 ? textPreview(bytes) : hexPreview(bytes);
  }
  return violationOf(extent.violation, extent.violationOffset);
}

function violationOf(position: number, offset: number): Violation | undefined {
  const known = violationByNumber(position);
  return known === undefined ? undefined : { code: known.code, offset, text: known.text };
}
