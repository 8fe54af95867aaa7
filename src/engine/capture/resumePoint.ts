import type { Direction } from '../../contract/model.ts';
import type { MessageContext } from '../wire/frameDecoder.ts';
import { Opcode, standsAlone } from '../wire/opcodes.ts';
import type { CaptureMeta } from './captureMeta.ts';
import type { FrameIndex } from './frameIndex.ts';
import { Flag, pageRecords } from './frameRecord.ts';

export interface ResumedSide {
  /** Where the first frame that is not in the index begins. */
  offset: number;
  /** What the decoder must know to go on there. */
  context: MessageContext;
  state: { message: number; close: number; frames: number };
}

export interface ResumePoint {
  /** Records to keep. */
  count: number;
  /** Ids of the rows of the `messages` view. */
  rows: number[];
  lastTime: number;
  sides: Record<Direction, ResumedSide>;
}

/**
 * Reads an index from front to back: which of its records have their bytes in the streams, and where each direction
 * stands after the last of them. `lengths` are the streams' ends.
 */
export function resumePoint(frames: FrameIndex, lengths: Record<Direction, number>, meta: CaptureMeta): ResumePoint {
  const sides = { in: sideAt('in', meta), out: sideAt('out', meta) };
  const rows: number[] = [];
  let lastTime = meta.opened ?? meta.started;
  for (let id = 1; id <= frames.count; id++) {
    const page = frames.page(id);
    const at = (id - 1) % pageRecords;
    const flags = page.flags(at);
    const direction = (flags & Flag.out) === 0 ? 'in' : 'out';
    const side = sides[direction];
    const end = page.offset(at) + page.headerLength(at) + page.payloadLength(at);
    if (end > lengths[direction] || page.offset(at) < side.offset || page.headerLength(at) === 0) {
      return { count: id - 1, rows, lastTime, sides };
    }
    const opcode = page.byte0(at) & 0xf;
    const last = (flags & Flag.last) !== 0;
    const first = (flags & Flag.first) !== 0;
    side.offset = end;
    side.state.frames++;
    lastTime = page.time(at);
    if (first) rows.push(id);
    if (opcode === Opcode.close) {
      side.context.closed = true;
      if (side.state.close === 0) side.state.close = id;
    }
    if (standsAlone(opcode)) continue;
    side.state.message = last ? 0 : first ? id : side.state.message;
    side.context.messageOpen = !last && (!first || opcode !== Opcode.continuation);
    side.context.compressed = (flags & Flag.compressed) !== 0;
  }
  return { count: frames.count, rows, lastTime, sides };
}

function sideAt(direction: Direction, meta: CaptureMeta): ResumedSide {
  return {
    offset: Math.max(meta.base[direction], meta.framing?.offset[direction] ?? 0),
    context: { messageOpen: false, compressed: false, closed: false },
    state: { message: 0, close: 0, frames: 0 },
  };
}
