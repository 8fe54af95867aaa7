import type { Counters, Direction } from '../../contract/model.ts';
import type { DecodedFrame } from '../wire/frameDecoder.ts';
import { Opcode, standsAlone } from '../wire/opcodes.ts';
import { FrameIndex } from './frameIndex.ts';
import type { MarkerRecord } from './marker.ts';
import { RowSet } from './rowSet.ts';

/** Close frames and markers at the end that are looked beyond. */
const mostClosing = 100;

interface IndexedSide {
  /** Id of the first frame of the message under way; 0: none. */
  message: number;
  frames: number;
}

/** The frame leaves its message open for further ones; a continuation of nothing does not. */
export function leavesOpen(opcode: number, first: boolean, last: boolean): boolean {
  return !last && (!first || opcode !== Opcode.continuation);
}

/** The frames of a record, and what is known of them all: the rows of the `messages` view, connections, who closed first. */
export class CaptureIndex {
  frames: FrameIndex;
  /** Ids of the rows of the `messages` view. */
  readonly messages = new RowSet();
  /** Ids of the markers after which another connection's frames begin. */
  readonly beginnings = new RowSet();
  /** Records that are no frames. */
  markers = 0;
  readonly sides: Record<Direction, IndexedSide> = { in: { message: 0, frames: 0 }, out: { message: 0, frames: 0 } };
  /** Of the connection that came last; `id` is 0 where that close frame is not in the record. */
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

  /** Adds what happened to a connection. */
  mark(marker: MarkerRecord, time: number): void {
    this.noteMarker(this.frames.appendMarker(marker, time), marker);
  }

  /** Counts a marker in that has its record already. */
  noteMarker(id: number, { kind }: MarkerRecord): void {
    this.markers++;
    this.messages.add(id);
    if (kind !== 'reconnected') return;
    this.beginnings.add(id);
    // Who closed first is asked of one connection.
    this.firstClose = undefined;
  }

  /** Of both directions; markers not counted. */
  get counts(): Pick<Counters, 'frames' | 'messages'> {
    return { frames: this.sides.in.frames + this.sides.out.frames, messages: this.messages.size - this.markers };
  }

  /** When the last frame of the last connection passed, but for close frames; undefined where none did lately. */
  get lastFrameTime(): number | undefined {
    for (let id = this.frames.count; id > Math.max(0, this.frames.count - mostClosing); id--) {
      const { marker, byte0, time } = this.frames.get(id)!;
      if (marker?.kind === 'reconnected') return undefined;
      if (marker === undefined && (byte0 & 0xf) !== Opcode.close) return time;
    }
    return undefined;
  }

  /** Adds the frames of another index that begin at or after `from` in their stream: those of messages under way, and what came between. */
  keep(other: CaptureIndex, from: Readonly<Record<Direction, number>>): void {
    const first = Math.min(...Object.values(other.sides).map(({ message }) => message || Infinity));
    for (let id = first; id <= other.frames.count; id++) {
      const record = other.frames.get(id)!;
      if (record.marker !== undefined) continue;
      if (record.offset >= from[record.direction]) this.add(record.direction, record, record.time);
    }
    if (other.firstClose !== undefined) this.firstClose ??= { ...other.firstClose, id: 0 };
  }
}
