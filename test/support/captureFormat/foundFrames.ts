import { connectionOf, takeFrame, type ConnectionOfMoment } from './connectionOfMoment.ts';
import type { Description, Direction } from './description.ts';
import { reconnected, type FormatFrame, type FormatRecord } from './frameRecord.ts';
import type { IndexedFrames } from './indexedFrames.ts';
import type { Stream, Streams } from './stream.ts';

/** Finds the frames that have no record, by their headers (RFC 6455 §5.2). It does not look for violations. */
export function foundFrames(indexed: IndexedFrames, description: Description, streams: Streams): FormatRecord[] {
  const records = [...indexed.records];
  let { connection, time } = indexed;
  for (;;) {
    for (const direction of ['out', 'in'] as const) {
      findIn(direction, { connection, time, description, stream: streams[direction], records });
    }
    const next = description.connections.find(({ number, framing }) => number > connection.number && framing);
    const framing = next?.framing;
    const begins = (direction: Direction): boolean => streams[direction].end >= framing!.offset[direction];
    if (next === undefined || framing === undefined || !(begins('in') || begins('out'))) return records;
    const { number, started, opened = started } = next;
    const marker = { kind: reconnected, connection: number, gap: NaN, closeCode: 0, framing };
    records.push({ id: records.length + 1, time: opened, marker, sound: true });
    connection = connectionOf(description, next);
    time = Math.max(time, opened);
  }
}

interface Search {
  connection: ConnectionOfMoment;
  time: number;
  description: Description;
  stream: Stream;
  records: FormatRecord[];
}

function findIn(direction: Direction, { connection, time, description, stream, records }: Search): void {
  const { framing } = connection;
  if (framing === undefined || !connection.isListed) return;
  const side = connection.sides[direction];
  const { lengths } = description;
  const end = Math.min(stream.end, side.end);
  const ended = end === side.end || (lengths !== undefined && stream.end >= lengths[direction]);
  while (side.next < end) {
    const id = records.length + 1;
    const found = frameAt(stream, side.next, end, ended);
    if (found === undefined) return;
    const opcode = found.byte0 & 0xf;
    const goesOn = found.whole && opcode === 0 && side.open !== undefined;
    const message = goesOn ? side.open! : id;
    const begun = framing.deflate && (found.byte0 & 0x40) !== 0 && (opcode === 1 || opcode === 2);
    const compressed = opcode < 3 && (goesOn ? isCompressed(records[message - 1]!) : begun && found.whole);
    const frame = { ...found, id, direction, time, message, compressed, first: !goesOn };
    records.push(frame);
    takeFrame(frame, side);
  }
}

function isCompressed(record: FormatRecord): boolean {
  return record.marker === undefined && record.compressed;
}

type Found = Omit<FormatFrame, 'id' | 'direction' | 'time' | 'message' | 'compressed' | 'first'> & {
  /** Its header is. */
  whole: boolean;
};

/** Undefined where there is no whole frame, and the connection may have gone on. */
function frameAt(stream: Stream, offset: number, end: number, ended: boolean): Found | undefined {
  const left = end - offset;
  const byte0 = stream.byte(offset);
  const byte1 = left > 1 ? stream.byte(offset + 1) : 0;
  const short = byte1 & 0x7f;
  const extended = short === 127 ? 8 : short === 126 ? 2 : 0;
  const masked = (byte1 & 0x80) !== 0;
  const headerLength = 2 + extended + (masked ? 4 : 0);
  const common = { offset, byte0, masked, closeCode: 0, violationOffset: 0, violation: 0 };
  if (left < headerLength) {
    if (!ended) return undefined;
    const truncated = { violation: 16, violationOffset: left };
    return { ...common, ...truncated, headerLength: left, payloadLength: 0, last: false, whole: false };
  }
  const length = extended === 0 ? BigInt(short) : bigEndian(stream.slice(offset + 2, extended));
  const there = left - headerLength;
  if (length > BigInt(Number.MAX_SAFE_INTEGER)) {
    return { ...common, headerLength, payloadLength: there, last: false, whole: true };
  }
  const payloadLength = Number(length);
  if (payloadLength > there) {
    if (!ended) return undefined;
    const truncated = { violation: 16, violationOffset: left };
    return { ...common, ...truncated, headerLength, payloadLength: there, last: false, whole: true };
  }
  const opcode = byte0 & 0xf;
  const last = opcode > 2 || (byte0 & 0x80) !== 0;
  const found = { ...common, headerLength, payloadLength, last, whole: true };
  return opcode === 8 && payloadLength <= 125 ? { ...found, closeCode: closeCodeOf(stream, found) } : found;
}

function closeCodeOf(stream: Stream, { offset, headerLength, payloadLength, masked }: Found): number {
  if (payloadLength < 2) return 1005;
  const [a = 0, b = 0] = stream.slice(offset + headerLength, 2);
  const [x = 0, y = 0] = masked ? stream.slice(offset + headerLength - 4, 2) : [0, 0];
  return ((a ^ x) << 8) | (b ^ y);
}

function bigEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}
