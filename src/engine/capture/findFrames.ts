import type { Direction } from '../../contract/model.ts';
import { FrameDecoder } from '../wire/frameDecoder.ts';
import type { CaptureLogs } from './captureFiles.ts';
import type { CaptureIndex } from './captureIndex.ts';
import type { CaptureMeta } from './captureMeta.ts';
import { directions } from './captureSide.ts';
import { ConnectionBounds, type BoundedConnection } from './connectionBounds.ts';
import { gapBefore } from './connectionList.ts';
import { startOf, type RecoveredIndex, type RecoveredSide } from './recoverIndex.ts';

const decodePiece = 1024 * 1024;

export interface FoundFrames {
  /** When the last row is said to have been. */
  time: number;
  /** Records that were made, of frames and of markers. */
  added: number;
  /** Of frames alone: when they passed is not known. */
  untimed: number;
  /** Bytes after the last whole frame. */
  tail: number;
}

/** Bytes that passed and are not in the stream. */
export function missingIn(direction: Direction, logs: CaptureLogs, { lengths }: CaptureMeta): number {
  return Math.max(0, (lengths?.[direction] ?? 0) - logs[direction].length);
}

/** Adds the frames to the index that it does not have, connection after connection, as the streams and the description tell them. */
export function findFrames(logs: CaptureLogs, meta: CaptureMeta, recovered: RecoveredIndex): FoundFrames {
  const { index } = recovered;
  const before = { rows: index.frames.count, markers: index.markers };
  const bounds = new ConnectionBounds(meta);
  let { connection, sides, time } = recovered;
  let tail = 0;
  for (;;) {
    for (const direction of directions) {
      tail += findIn(direction, connection, { logs, meta, index, side: sides[direction], time });
    }
    const next = bounds.next(connection);
    if (next?.framing === undefined || !directions.some((direction) => isThere(direction, next, logs))) break;
    const { started, opened = started } = next.meta;
    index.mark(
      {
        kind: 'reconnected',
        connection: next.number,
        gap: gapBefore(next.number, opened, meta.connections),
        framing: next.framing,
      },
      opened,
    );
    for (const direction of directions) index.sides[direction].message = 0;
    connection = next;
    sides = { in: startOf('in', next, meta.base.in), out: startOf('out', next, meta.base.out) };
    time = Math.max(time, opened);
  }
  const added = index.frames.count - before.rows;
  return { time, added, untimed: added - (index.markers - before.markers), tail };
}

/** Returns how many bytes are left. */
function findIn(
  direction: Direction,
  { framing, end, isVague }: BoundedConnection,
  {
    logs,
    meta,
    index,
    side,
    time,
  }: { logs: CaptureLogs; meta: CaptureMeta; index: CaptureIndex; side: RecoveredSide; time: number },
): number {
  if (framing === undefined || isVague) return 0;
  const log = logs[direction];
  const length = Math.min(log.length, end[direction]);
  const seen = { framingLost: false };
  const decoder = new FrameDecoder(
    { fromServer: direction === 'in', deflate: framing.deflate, offset: side.offset },
    (frame) => index.add(direction, frame, time),
    () => (seen.framingLost = true),
  );
  decoder.resume(side.context);
  for (let at = decoder.offset; at < length; at += decodePiece) {
    decoder.push(log.read(at, Math.min(decodePiece, length - at)));
  }
  // A frame that is not whole is one only where the connection is known to have ended in it.
  const known = length === end[direction] || (meta.lengths !== undefined && missingIn(direction, logs, meta) === 0);
  if (!seen.framingLost && !known) return Math.max(0, length - decoder.offset);
  decoder.end();
  return 0;
}

/** The connection's frames may be. */
function isThere(direction: Direction, { framing }: BoundedConnection, logs: CaptureLogs): boolean {
  return logs[direction].length >= framing!.offset[direction];
}
