import type { Direction } from '../../contract/model.ts';
import type { MessageContext } from '../wire/frameDecoder.ts';
import { Opcode, standsAlone } from '../wire/opcodes.ts';
import { BlockReader } from './blockReader.ts';
import type { CaptureLogs } from './captureFiles.ts';
import { CaptureIndex, leavesOpen } from './captureIndex.ts';
import type { CaptureMeta } from './captureMeta.ts';
import { ConnectionBounds, type BoundedConnection } from './connectionBounds.ts';
import { FrameIndex, type FrameRecord } from './frameIndex.ts';
import { Flag, pageRecords, recordSize, type RecordPage } from './frameRecord.ts';
import { markerAt, type MarkerRecord } from './marker.ts';

/** Records that are kept after the first one that cannot be: more than can come between two flushes. */
const mostLater = 200_000;
/** More than can be written between two syncs. */
const unsyncedBytes = 64 * 1024 * 1024;

export interface RecoveredSide {
  /** Where the first frame that is not in the index begins. */
  offset: number;
  /** What the decoder must know to go on there. */
  context: MessageContext;
}

export interface RecoveredIndex {
  index: CaptureIndex;
  /** When the last frame passed. */
  time: number;
  sides: Record<Direction, RecoveredSide>;
  /** That the sides are of. */
  connection: BoundedConnection;
  /** Records that were there and could not be kept. */
  dropped: number;
}

/**
 * Reads an index from front to back and keeps the records whose frames follow each other in the streams without a gap.
 * The files reach the disk in no certain order, so that a crash can leave records of bytes that are not there: those
 * are left out, and the records after them that are of the other direction are kept, with new ids.
 */
export function recoverIndex(logs: CaptureLogs, meta: CaptureMeta): RecoveredIndex {
  const stored = new FrameIndex(logs.index, Math.floor(logs.index.length / recordSize));
  const state = new IndexState(logs, meta, stored);
  let id = 1;
  for (; id <= stored.count; id++) {
    const at = (id - 1) % pageRecords;
    const page = stored.page(id);
    if (!state.follows(page, at, id, page.message(at))) break;
    state.take(page, at, id);
  }
  if (id > stored.count && logs.index.length % recordSize === 0) return state.result(stored, 0);

  const later: FrameRecord[] = [];
  const ids = new Map<number, number>();
  const end = Math.min(stored.count, id + mostLater);
  for (let old = id + 1; old <= end; old++) {
    const at = (old - 1) % pageRecords;
    const page = stored.page(old);
    const renumbered = id + later.length;
    const message = page.message(at);
    if (!state.follows(page, at, renumbered, message === old ? renumbered : (ids.get(message) ?? message))) continue;
    ids.set(old, renumbered);
    later.push(stored.get(old)!);
    state.take(page, at, renumbered);
  }
  logs.index.truncate((id - 1) * recordSize);
  const frames = new FrameIndex(logs.index, id - 1);
  for (const record of later) {
    if (record.marker !== undefined) frames.appendMarker(record.marker, record.time);
    else frames.append(record, record.direction, record.time, ids.get(record.message) ?? record.message);
  }
  return state.result(frames, stored.count - frames.count);
}

/** Where the direction's frames begin: nothing is under way. */
export function startOf(direction: Direction, { framing }: BoundedConnection, base: number): RecoveredSide {
  return {
    offset: Math.max(base, framing?.offset[direction] ?? 0),
    context: { messageOpen: false, compressed: false, closed: false },
  };
}

/** Where both directions stand after the records that were taken so far. */
class IndexState {
  readonly #logs: CaptureLogs;
  readonly #blocks: BlockReader;
  /** From here on the bytes may not be what was written, if the machine has crashed: headers are compared. */
  readonly #doubted: Record<Direction, number>;
  readonly #index: CaptureIndex;
  readonly #bounds: ConnectionBounds;
  readonly #base: Readonly<Record<Direction, number>>;
  #connection: BoundedConnection;
  #sides: Record<Direction, RecoveredSide>;
  /** A marker says that the connection has ended. */
  #over = false;
  #time: number;

  constructor(logs: CaptureLogs, meta: CaptureMeta, stored: FrameIndex) {
    this.#index = new CaptureIndex(stored);
    this.#logs = logs;
    this.#blocks = new BlockReader({ readInto: (direction, offset, into) => logs[direction].readInto(offset, into) });
    const doubted = (direction: Direction): number =>
      meta.ended === undefined ? logs[direction].length - unsyncedBytes : Infinity;
    this.#doubted = { in: doubted('in'), out: doubted('out') };
    this.#bounds = new ConnectionBounds(meta);
    this.#base = meta.base;
    this.#connection = this.#bounds.first;
    this.#sides = this.#starts();
    this.#time = meta.connections[0]!.opened ?? meta.connections[0]!.started;
  }

  /** The record is of the frame that comes next in its direction, and of bytes that are there. */
  follows(page: RecordPage, at: number, id: number, message: number): boolean {
    const flags = page.flags(at);
    if ((flags & Flag.marker) !== 0) return this.#followsAsMarker(page, at);
    const direction = (flags & Flag.out) === 0 ? 'in' : 'out';
    const side = this.#sides[direction];
    const offset = page.offset(at);
    const header = page.headerLength(at);
    const payload = page.payloadLength(at);
    return (
      !this.#over &&
      offset === side.offset &&
      header >= 1 &&
      header <= 14 &&
      Number.isSafeInteger(payload) &&
      payload >= 0 &&
      offset + header + payload <= Math.min(this.#logs[direction].length, this.#connection.end[direction]) &&
      Number.isFinite(page.time(at)) &&
      message === ((flags & Flag.first) === 0 ? this.#index.sides[direction].message : id) &&
      (offset < this.#doubted[direction] || this.#firstByte(direction, offset) === page.byte0(at))
    );
  }

  take(page: RecordPage, at: number, id: number): void {
    const flags = page.flags(at);
    this.#time = page.time(at);
    if ((flags & Flag.marker) !== 0) {
      this.#takeMarker(id, markerAt(page, at)!);
      return;
    }
    const direction = (flags & Flag.out) === 0 ? 'in' : 'out';
    const side = this.#sides[direction];
    const opcode = page.byte0(at) & 0xf;
    const first = (flags & Flag.first) !== 0;
    const last = (flags & Flag.last) !== 0;
    side.offset += page.headerLength(at) + page.payloadLength(at);
    this.#index.note(id, direction, opcode, first, last);
    if (opcode === Opcode.close) side.context.closed = true;
    if (standsAlone(opcode)) return;
    side.context.messageOpen = leavesOpen(opcode, first, last);
    side.context.compressed = (flags & Flag.compressed) !== 0;
  }

  /** `frames` has the records that were taken. */
  result(frames: FrameIndex, dropped: number): RecoveredIndex {
    this.#index.frames = frames;
    return { index: this.#index, time: this.#time, sides: this.#sides, connection: this.#connection, dropped };
  }

  #starts(): Record<Direction, RecoveredSide> {
    const start = (direction: Direction): RecoveredSide => startOf(direction, this.#connection, this.#base[direction]);
    return { in: start('in'), out: start('out') };
  }

  /** It is one that this version knows, and where it begins a connection, the bytes up to there are there. */
  #followsAsMarker(page: RecordPage, at: number): boolean {
    const marker = markerAt(page, at);
    if (marker === undefined || page.flags(at) !== (Flag.marker | Flag.first | Flag.last)) return false;
    if (!Number.isFinite(page.time(at)) || page.headerLength(at) !== 0 || page.violation(at) !== 0) return false;
    if (marker.kind !== 'reconnected') return true;
    const { offset } = this.#bounds.after(marker, this.#connection)?.framing ?? {};
    return (
      offset !== undefined &&
      offset.in >= this.#sides.in.offset &&
      offset.out >= this.#sides.out.offset &&
      offset.in <= this.#logs.in.length &&
      offset.out <= this.#logs.out.length
    );
  }

  #takeMarker(id: number, marker: MarkerRecord): void {
    this.#index.noteMarker(id, marker);
    this.#over = marker.kind !== 'reconnected';
    if (this.#over) return;
    this.#connection = this.#bounds.after(marker, this.#connection)!;
    this.#sides = this.#starts();
    for (const direction of ['in', 'out'] as const) this.#index.sides[direction].message = 0;
  }

  #firstByte(direction: Direction, offset: number): number | undefined {
    this.#blocks.locate(direction, offset, 1);
    return this.#blocks.bytes[this.#blocks.at];
  }
}
