import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FrameDecoder } from '../wire/frameDecoder.ts';
import { logFile, logNames, type CaptureLogs } from './captureFiles.ts';
import type { CaptureIndex } from './captureIndex.ts';
import type { CaptureMeta } from './captureMeta.ts';
import { damageOf } from './damage.ts';
import { recoverIndex } from './recoverIndex.ts';

const decodePiece = 1024 * 1024;

export interface RecoveredCapture {
  index: CaptureIndex;
  /** What the description must be told; undefined: nothing. */
  changes: Partial<CaptureMeta> | undefined;
}

/** Names of the capture's files that are not there. */
export function missingFiles(folder: string, { part }: CaptureMeta): string[] {
  return logNames.map((name) => logFile(name, part)).filter((name) => !existsSync(join(folder, name)));
}

/**
 * Brings the index of a capture that nobody writes to in line with its streams: records of bytes that are not there
 * are left out, frames without a record get one, and what is after the last whole frame is left out. Says what was lost.
 */
export function recoverCapture(logs: CaptureLogs, meta: CaptureMeta, missing: readonly string[]): RecoveredCapture {
  const { framing, ended, lengths } = meta;
  const { index, time, sides, dropped } = recoverIndex(logs, meta);
  const before = index.frames.count;
  const losses = { missingBytes: 0, tail: 0 };
  for (const direction of ['out', 'in'] as const) {
    const log = logs[direction];
    const missingBytes = Math.max(0, (lengths?.[direction] ?? 0) - log.length);
    losses.missingBytes += missingBytes;
    if (framing === undefined) continue;
    const seen = { framingLost: false };
    const decoder = new FrameDecoder(
      { fromServer: direction === 'in', deflate: framing.deflate, offset: sides[direction].offset },
      (frame) => index.add(direction, frame, time),
      () => (seen.framingLost = true),
    );
    decoder.resume(sides[direction].context);
    for (let at = decoder.offset; at < log.length; at += decodePiece) decoder.push(log.read(at, decodePiece));
    // A frame that is not whole is one only where the connection is known to have ended in it.
    if (seen.framingLost || (lengths !== undefined && missingBytes === 0)) decoder.end();
    else losses.tail += Math.max(0, log.length - decoder.offset);
    index.sides[direction].message = 0;
  }
  const untimed = index.frames.count - before;
  const frames = Math.max(0, dropped - untimed);
  const damage = damageOf({ interrupted: ended === undefined, missingFiles: missing, untimed, frames, ...losses });
  if (damage === undefined || (meta.damage !== undefined && dropped + untimed === 0))
    return { index, changes: undefined };
  return { index, changes: { ended: ended ?? time, damage: meta.damage ?? damage } };
}
