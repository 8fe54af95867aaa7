import type { Connection, Description, Direction, Framing } from './description.ts';
import { reconnected, type FormatFrame, type FormatMarker } from './frameRecord.ts';

/** Where a direction stands after the frames that were taken. */
export interface Side {
  /** Where the frame begins that comes next. */
  next: number;
  /** Where the next connection does. */
  end: number;
  /** Id of the message under way; undefined: none. */
  open: number | undefined;
}

/** Whose frames come now. */
export interface ConnectionOfMoment {
  number: number;
  framing: Framing | undefined;
  /** It has its place in the list. */
  isListed: boolean;
  isOver: boolean;
  sides: Record<Direction, Side>;
}

export function connectionOf(
  description: Description,
  { number, framing }: Pick<Connection, 'number' | 'framing'>,
): ConnectionOfMoment {
  const { connections, base } = description;
  const numbered = (wanted: number): Connection | undefined => connections.find((one) => one.number === wanted);
  const isListed = numbered(number) !== undefined;
  const end = isListed ? (numbered(number)?.to ?? numbered(number + 1)?.from) : connections[1]?.from;
  const side = (direction: Direction): Side => ({
    next: Math.max(base[direction], framing?.offset[direction] ?? 0),
    end: end?.[direction] ?? Infinity,
    open: undefined,
  });
  return { number, framing, isListed, isOver: false, sides: { in: side('in'), out: side('out') } };
}

/** The frame is the next one of its direction. */
export function takeFrame(frame: FormatFrame, side: Side): void {
  side.next = frame.offset + frame.headerLength + frame.payloadLength;
  const opcode = frame.byte0 & 0xf;
  if (opcode > 2) return;
  side.open = frame.last || (opcode === 0 && frame.first) ? undefined : frame.message;
}

/** Whose frames come after the marker. */
export function afterMarker(
  { marker }: FormatMarker,
  before: ConnectionOfMoment,
  description: Description,
): ConnectionOfMoment {
  if (marker.kind !== reconnected) return { ...before, isOver: true };
  return connectionOf(description, { number: marker.connection, framing: marker.framing });
}

/** The marker agrees with the list. */
export function agrees(
  { connection, framing: { offset } }: FormatMarker['marker'],
  { number }: ConnectionOfMoment,
  { connections }: Description,
): boolean {
  const [first, second] = connections;
  if (second !== undefined && connection > first!.number && connection < second.number) return connection > number;
  const next = connections.find((one) => one.number > number && one.framing !== undefined);
  if (connection !== next?.number && connection !== first!.number) return false;
  const listed = connections.find((one) => one.number === connection)?.framing?.offset;
  return listed?.in === offset.in && listed.out === offset.out;
}
