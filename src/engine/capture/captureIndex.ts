import type { Direction } from '../../contract/model.ts';
import type { DecodedFrame } from '../wire/frameDecoder.ts';
import { Opcode, standsAlone } from '../wire/opcodes.ts';
import { FrameIndex } from './frameIndex.ts';
import { RowSet } from './rowSet.ts';

interface IndexedSide {
  /** Id of the first frame of the message under way; 0: none. */
  message: number;
  frames: number;
}

/** The frame leaves its message open for further ones; a continuation of nothing does not. */
export function leavesOpen(opcode: number, first: boolean, last: boolean): boolean {
  return !last && (!first || opcode !== Opcode.continuation);
}

/** The frames of a record, and what is known of them all: the rows of the `messages` view, who closed first. */
export class CaptureIndex {
  frames: FrameIndex;
  /** Ids of the rows of the `messages` view. */
  readonly messages = new RowSet();
  readonly sides: Record<Direction, IndexedSide> = { in: { message: 0, frames: 0 }, out: { message: 0, frames: 0 } };
  /** `id` is 0 where that close frame is not in the record. */
  firstClose: { id: number; direction: Direction } | undefined;

  constructor(frames: FrameIndex) {
    this.frames = frames;
  }

  /** Adds a frame that has passed. */
  add(direction: Direction, frame: DecodedFrame, time: number): void {
    const id = this.frames.append(frame, direction, time, frame.first ? 0 : this.sides[direction].message);
    this.note(id, direction, frame.byte0 & 0xf, frame.first, frame.last);
  }

  /** Counts a frame in that has its record already. */
  note(id: number, direction: Direction, opcode: number, first: boolean, last: boolean): void {
    const side = this.sides[direction];
    side.frames++;
    if (first) this.messages.add(id);
    if (opcode === Opcode.close) this.firstClose ??= { id, direction };
    if (standsAlone(opcode)) return;
    if (!leavesOpen(opcode, first, last)) side.message = 0;
    else if (first) side.message = id;
  }

  /** Adds the frames of another index that begin at or after `from` in their stream: those of messages under way, and what came between. */
  keep(other: CaptureIndex, from: Readonly<Record<Direction, number>>): void {
    const first = Math.min(...Object.values(other.sides).map(({ message }) => message || Infinity));
    for (let id = first; id <= other.frames.count; id++) {
      const record = other.frames.get(id)!;
      if (record.offset >= from[record.direction]) this.add(record.direction, record, record.time);
    }
    if (other.firstClose !== undefined) this.firstClose ??= { ...other.firstClose, id: 0 };
  }
}
