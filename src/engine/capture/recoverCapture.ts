import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { logFile, logNames, type CaptureLogs, type LogSections } from './captureFiles.ts';
import type { CaptureIndex } from './captureIndex.ts';
import type { CaptureMeta } from './captureMeta.ts';
import { directions } from './captureSide.ts';
import { damageOf } from './damage.ts';
import { findFrames, missingIn } from './findFrames.ts';
import { recoverIndex } from './recoverIndex.ts';

export interface RecoveredCapture {
  index: CaptureIndex;
  /** What the description must be told; undefined: nothing. */
  changes: Partial<CaptureMeta> | undefined;
}

/** Names of the capture's files that are not there, nor in another one. */
export function missingFiles(folder: string, { part }: CaptureMeta, sections: LogSections): string[] {
  return logNames
    .filter((name) => sections[name] === undefined)
    .map((name) => logFile(name, part))
    .filter((name) => !existsSync(join(folder, name)));
}

/**
 * Brings the index of a capture that nobody writes to in line with its streams: records of bytes that are not there
 * are left out, frames without a record get one, and what is after the last whole frame is left out. Says what was lost.
 */
export function recoverCapture(logs: CaptureLogs, meta: CaptureMeta, missing: readonly string[]): RecoveredCapture {
  const { ended } = meta;
  const recovered = recoverIndex(logs, meta);
  const { index, dropped } = recovered;
  const missingBytes = directions.reduce((sum, direction) => sum + missingIn(direction, logs, meta), 0);
  const found = findFrames(logs, meta, recovered);
  for (const direction of directions) index.sides[direction].message = 0;
  const losses = { missingBytes, tail: found.tail, untimed: found.untimed };
  const frames = Math.max(0, dropped - found.added);
  const damage = damageOf({ interrupted: ended === undefined, missingFiles: missing, frames, ...losses });
  if (damage === undefined || (meta.damage !== undefined && dropped + found.added === 0))
    return { index, changes: undefined };
  return {
    index,
    changes: { ended: ended ?? found.time, damage: meta.damage ?? damage, ...markersOf(index, meta) },
  };
}

function markersOf({ markers }: CaptureIndex, meta: CaptureMeta): Pick<CaptureMeta, 'markers'> {
  return markers === (meta.markers ?? 0) ? {} : { markers };
}
