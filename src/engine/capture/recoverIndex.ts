import type { Direction } from '../../contract/model.ts';
import type { MessageContext } from '../wire/frameDecoder.ts';
import { Opcode, standsAlone } from '../wire/opcodes.ts';
import { BlockReader } from './blockReader.ts';
import type { CaptureLogs } from './captureFiles.ts';
import { CaptureIndex, leavesOpen } from './captureIndex.ts';
import type { CaptureMeta } from './captureMeta.ts';
import { FrameIndex, type FrameRecord } from './frameIndex.ts';
import { Flag, pageRecords, recordSize, type RecordPage } from './frameRecord.ts';

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
    frames.append(record, record.direction, record.time, ids.get(record.message) ?? record.message);
  }
  return state.result(frames, stored.count - frames.count);
}

/** Where both directions stand after the records that were taken so far. */
class IndexState {
  readonly #logs: CaptureLogs;
  readonly #blocks: BlockReader;
  /** From here on the bytes may not be what was written, if the machine has crashed: headers are compared. */
  readonly #doubted: Record<Direction, number>;
  readonly #index: CaptureIndex;
  readonly #sides: Record<Direction, RecoveredSide>;
  #time: number;

  constructor(logs: CaptureLogs, meta: CaptureMeta, stored: FrameIndex) {
    this.#index = new CaptureIndex(stored);
    this.#logs = logs;
    this.#blocks = new BlockReader({ readInto: (direction, offset, into) => logs[direction].readInto(offset, into) });
    const doubted = (direction: Direction): number =>
      meta.ended === undefined ? logs[direction].length - unsyncedBytes : Infinity;
    this.#doubted = { in: doubted('in'), out: doubted('out') };
    this.#sides = { in: startOf('in', meta), out: startOf('out', meta) };
    this.#time = meta.opened ?? meta.started;
  }

  /** The record is of the frame that comes next in its direction, and of bytes that are there. */
  follows(page: RecordPage, at: number, id: number, message: number): boolean {
    const flags = page.flags(at);
    const direction = (flags & Flag.out) === 0 ? 'in' : 'out';
    const side = this.#sides[direction];
    const offset = page.offset(at);
    const header = page.headerLength(at);
    const payload = page.payloadLength(at);
    return (
      offset === side.offset &&
      header >= 1 &&
      header <= 14 &&
      Number.isSafeInteger(payload) &&
      payload >= 0 &&
      offset + header + payload <= this.#logs[direction].length &&
      Number.isFinite(page.time(at)) &&
      message === ((flags & Flag.first) === 0 ? this.#index.sides[direction].message : id) &&
      (offset < this.#doubted[direction] || this.#firstByte(direction, offset) === page.byte0(at))
    );
  }

  take(page: RecordPage, at: number, id: number): void {
    const flags = page.flags(at);
    const direction = (flags & Flag.out) === 0 ? 'in' : 'out';
    const side = this.#sides[direction];
    const opcode = page.byte0(at) & 0xf;
    const first = (flags & Flag.first) !== 0;
    const last = (flags & Flag.last) !== 0;
    side.offset += page.headerLength(at) + page.payloadLength(at);
    this.#time = page.time(at);
    this.#index.note(id, direction, opcode, first, last);
    if (opcode === Opcode.close) side.context.closed = true;
    if (standsAlone(opcode)) return;
    side.context.messageOpen = leavesOpen(opcode, first, last);
    side.context.compressed = (flags & Flag.compressed) !== 0;
  }

  /** `frames` has the records that were taken. */
  result(frames: FrameIndex, dropped: number): RecoveredIndex {
    this.#index.frames = frames;
    return { index: this.#index, time: this.#time, sides: this.#sides, dropped };
  }

  #firstByte(direction: Direction, offset: number): number | undefined {
    this.#blocks.locate(direction, offset, 1);
    return this.#blocks.bytes[this.#blocks.at];
  }
}

function startOf(direction: Direction, meta: CaptureMeta): RecoveredSide {
  return {
    offset: Math.max(meta.base[direction], meta.framing?.offset[direction] ?? 0),
    context: { messageOpen: false, compressed: false, closed: false },
  };
}
