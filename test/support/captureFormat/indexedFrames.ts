import type { Description, Direction } from './description.ts';
import { readRecord, recordLength, type FormatFrame } from './frameRecord.ts';
import type { Streams } from './stream.ts';

const mostLater = 200_000;
const doubtful = 64 * 1024 * 1024;

/** Where a direction stands after the frames that were taken. */
export interface Side {
  /** Where the frame begins that comes next. */
  next: number;
  /** Id of the message under way; undefined: none. */
  open: number | undefined;
}

export interface IndexedFrames {
  frames: FormatFrame[];
  sides: Record<Direction, Side>;
  /** Of the last frame. */
  time: number;
}

/** The frames of the index that are good, with the ids that they get. */
export function indexedFrames(index: Uint8Array, description: Description, streams: Streams): IndexedFrames {
  const { base, framing, opened, started } = description;
  const side = (direction: Direction): Side => ({
    next: Math.max(base[direction], framing?.offset[direction] ?? 0),
    open: undefined,
  });
  const sides = { in: side('in'), out: side('out') };
  const frames: FormatFrame[] = [];
  const ids = new Map<number, number>();
  let firstBad: number | undefined;
  for (let id = 1; id <= Math.floor(index.length / recordLength); id++) {
    if (firstBad !== undefined && id > firstBad + mostLater) break;
    const stored = readRecord(index, id);
    const renumbered = { ...stored, id: frames.length + 1, message: ids.get(stored.message) ?? stored.message };
    if (stored.first && stored.message === id) renumbered.message = renumbered.id;
    if (!isGood(renumbered, sides[stored.direction], description, streams)) {
      firstBad ??= id;
      continue;
    }
    if (firstBad !== undefined) ids.set(id, renumbered.id);
    frames.push(renumbered);
    take(renumbered, sides[stored.direction]);
  }
  return { frames, sides, time: frames.at(-1)?.time ?? opened ?? started };
}

export function take(frame: FormatFrame, side: Side): void {
  side.next = frame.offset + frame.headerLength + frame.payloadLength;
  const opcode = frame.byte0 & 0xf;
  if (opcode > 2) return;
  side.open = frame.last || (opcode === 0 && frame.first) ? undefined : frame.message;
}

function isGood(frame: FormatFrame, side: Side, { ended }: Description, streams: Streams): boolean {
  const stream = streams[frame.direction];
  const { offset, headerLength, payloadLength } = frame;
  return (
    offset === side.next &&
    headerLength >= 1 &&
    headerLength <= 14 &&
    Number.isSafeInteger(payloadLength) &&
    payloadLength >= 0 &&
    offset + headerLength + payloadLength <= stream.end &&
    Number.isFinite(frame.time) &&
    frame.message === (frame.first ? frame.id : side.open) &&
    (ended !== undefined || offset < stream.end - doubtful || stream.byte(offset) === frame.byte0)
  );
}
