import type { View } from '../../../contract/model.ts';
import type { FrameRecord } from '../../capture/frameIndex.ts';
import { rowOf } from '../../capture/rows.ts';
import type { Conversation } from '../conversation.ts';

/** One row of a table of frames or messages, but for its payload. */
export interface CsvRow {
  record: FrameRecord;
  view: View;
  note: string | undefined;
  /** As frames have it, or of a message the whole of it, inflated. */
  payloadLength: number;
  /** Why the payload is as it was sent, and not inflated. */
  error: string | undefined;
}

/** Names of the columns, in their order; `payload` is the last one. See docs/formats.md. */
export const csvColumns = [
  'id',
  'time',
  'milliseconds',
  'direction',
  'opcode',
  'fin',
  'rsv',
  'masked',
  'compressed',
  'wire_length',
  'payload_length',
  'close_code',
  'close_reason',
  'violation',
  'marker',
  'note',
  'error',
  'encoding',
  'payload',
] as const;
export type CsvColumn = (typeof csvColumns)[number];

/** What the columns have before `encoding`. */
export function csvFields(
  { record, view, note = '', payloadLength, error = '' }: CsvRow,
  { reader }: Conversation,
): Record<Exclude<CsvColumn, 'encoding' | 'payload'>, string> {
  const { id, time, direction, opcode, fin, rsv, masked, wireLength, ...row } = rowOf(record, view, reader);
  const isFrame = record.marker === undefined;
  return {
    id: String(id),
    time: timeText(time),
    milliseconds: String(time),
    direction: isFrame ? direction : '',
    opcode: isFrame ? String(opcode) : '',
    fin: isFrame ? String(fin) : '',
    rsv: isFrame ? String(rsv) : '',
    masked: isFrame ? String(masked) : '',
    compressed: isFrame ? String(record.compressed) : '',
    wire_length: isFrame ? String(wireLength) : '',
    payload_length: isFrame ? String(payloadLength) : '',
    close_code: row.closeCode === undefined ? '' : String(row.closeCode),
    close_reason: row.closeReason ?? '',
    violation: row.violation?.code ?? '',
    marker: row.marker === undefined ? '' : row.marker.text,
    note,
    error,
  };
}

/** RFC 3339 in UTC, to the microsecond. */
export function timeText(time: number): string {
  const microseconds = Math.round(time * 1000);
  const whole = Math.floor(microseconds / 1000);
  const rest = String(microseconds - whole * 1000).padStart(3, '0');
  return new Date(whole).toISOString().replace('Z', `${rest}Z`);
}
