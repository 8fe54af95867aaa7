import { afterMarker, agrees, connectionOf, takeFrame, type ConnectionOfMoment } from './connectionOfMoment.ts';
import type { Description } from './description.ts';
import {
  readRecord,
  reconnected,
  recordLength,
  type FormatFrame,
  type FormatMarker,
  type FormatRecord,
} from './frameRecord.ts';
import type { Streams } from './stream.ts';

const mostLater = 200_000;
const doubtful = 64 * 1024 * 1024;

export interface IndexedFrames {
  records: FormatRecord[];
  connection: ConnectionOfMoment;
  /** Of the last record. */
  time: number;
}

/** What is good of the index, with the ids that it gets. */
export function indexedFrames(index: Uint8Array, description: Description, streams: Streams): IndexedFrames {
  const [start] = description.connections;
  let connection = connectionOf(description, start!);
  const records: FormatRecord[] = [];
  const ids = new Map<number, number>();
  let firstBad: number | undefined;
  for (let id = 1; id <= Math.floor(index.length / recordLength); id++) {
    if (firstBad !== undefined && id > firstBad + mostLater) break;
    const stored = readRecord(index, id);
    const record = renumbered(stored, records.length + 1, ids);
    const good = record.marker
      ? isGoodMarker(record, connection, description, streams)
      : isGoodFrame(record, connection, description, streams);
    if (!good) {
      firstBad ??= id;
      continue;
    }
    if (firstBad !== undefined) ids.set(id, record.id);
    records.push(record);
    if (record.marker) connection = afterMarker(record, connection, description);
    else takeFrame(record, connection.sides[record.direction]);
  }
  return { records, connection, time: records.at(-1)?.time ?? start!.opened ?? start!.started };
}

function renumbered(stored: FormatRecord, id: number, ids: ReadonlyMap<number, number>): FormatRecord {
  if (stored.marker) return { ...stored, id };
  const own = stored.first && stored.message === stored.id;
  return { ...stored, id, message: own ? id : (ids.get(stored.message) ?? stored.message) };
}

function isGoodFrame(
  frame: FormatFrame,
  { isOver, sides }: ConnectionOfMoment,
  { ended }: Description,
  streams: Streams,
): boolean {
  const stream = streams[frame.direction];
  const side = sides[frame.direction];
  const { offset, headerLength, payloadLength } = frame;
  return (
    !isOver &&
    offset === side.next &&
    headerLength >= 1 &&
    headerLength <= 14 &&
    Number.isSafeInteger(payloadLength) &&
    payloadLength >= 0 &&
    offset + headerLength + payloadLength <= Math.min(side.end, stream.end) &&
    Number.isFinite(frame.time) &&
    frame.message === (frame.first ? frame.id : side.open) &&
    (ended !== undefined || offset < stream.end - doubtful || stream.byte(offset) === frame.byte0)
  );
}

function isGoodMarker(
  { sound, time, marker }: FormatMarker,
  moment: ConnectionOfMoment,
  description: Description,
  streams: Streams,
): boolean {
  if (!sound || !Number.isFinite(time)) return false;
  if (marker.kind !== reconnected) return true;
  const { offset } = marker.framing;
  return (
    agrees(marker, moment, description) &&
    (['in', 'out'] as const).every(
      (direction) => offset[direction] >= moment.sides[direction].next && offset[direction] <= streams[direction].end,
    )
  );
}
