import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Direction } from '../../contract/model.ts';
import { StreamLog, type LogSection, type StreamLogOptions } from './streamLog.ts';

/** The files that grow. */
export type LogName = Direction | 'index';
export type CaptureLogs = Record<LogName, StreamLog>;
/** Those that are in another file, in the place of one of their own. */
export type LogSections = Partial<Record<LogName, LogSection>>;

export const logNames = ['in', 'out', 'index'] as const;

/** Matches every file of a capture that belongs to one part of it, and scratch files. */
const ofParts =
  /^((in|out)(\.\d+)?\.(bin|dictionary)|frames(\.\d+)?\.idx|(in|out)(\.\d+)?\.windows|(session|bookmarks)\.json\.new)$/;

/** A file's name; `part` counts how often the capture was cleared. */
export function logFile(name: LogName, part = 0): string {
  const number = part === 0 ? '' : `.${part}`;
  return name === 'index' ? `frames${number}.idx` : `${name}${number}.bin`;
}

function dictionaryFile(direction: Direction, part: number): string {
  return `${direction}.${part}.dictionary`;
}

/** Keeps what was inflated before the part's first message, and messages in it may refer to. */
export function writeDictionary(folder: string, direction: Direction, part: number, window: Uint8Array): void {
  writeFileSync(join(folder, dictionaryFile(direction, part)), window, { mode: 0o600 });
}

/** Null where it is not known; empty where the record begins with the connection. */
export function readDictionary(folder: string, direction: Direction, part = 0): Uint8Array | null {
  if (part === 0) return new Uint8Array(0);
  try {
    return new Uint8Array(readFileSync(join(folder, dictionaryFile(direction, part))));
  } catch {
    return null;
  }
}

/** Opens all of a part's files, or none: then it throws. */
export function openLogs(
  folder: string,
  part: number | undefined,
  {
    files,
    ...options
  }: Omit<StreamLogOptions, 'base' | 'existing' | 'section'> & {
    base: Record<Direction, number>;
    /** Those that are there, in files of their own unless it is said; or new ones. */
    files: LogSections | 'new';
  },
): CaptureLogs {
  const opened: Partial<CaptureLogs> = {};
  const which = (name: LogName): Pick<StreamLogOptions, 'existing' | 'section'> =>
    files === 'new' ? { existing: false } : { existing: true, section: files[name] };
  try {
    for (const name of logNames) {
      const base = name === 'index' ? 0 : options.base[name];
      opened[name] = new StreamLog(join(folder, logFile(name, part)), { ...options, base, ...which(name) });
    }
    return opened as CaptureLogs;
  } catch (error) {
    abandonLogs(Object.values(opened));
    throw error;
  }
}

/** Closes files that nobody wants any more. */
export function abandonLogs(logs: readonly StreamLog[]): void {
  for (const log of logs) void log.abandon();
}

/** Deletes a part's files. */
export function removePart(folder: string, part = 0): void {
  for (const name of logNames) rmSync(join(folder, logFile(name, part)), { force: true });
  for (const direction of ['in', 'out'] as const)
    rmSync(join(folder, dictionaryFile(direction, part)), { force: true });
}

/** Deletes what a crash left of other parts, and scratch files. */
export function removeOtherParts(folder: string, part = 0): void {
  const kept = new Set([
    ...logNames.map((name) => logFile(name, part)),
    ...(['in', 'out'] as const).map((direction) => dictionaryFile(direction, part)),
  ]);
  for (const name of readdirSync(folder)) {
    if (ofParts.test(name) && !kept.has(name)) rmSync(join(folder, name), { force: true });
  }
}
