import type { Direction } from '../../contract/model.ts';
import { abandonLogs, removePart, writeDictionary, type CaptureLogs } from './captureFiles.ts';
import { directions } from './captureSide.ts';

/** Output of each direction that compressed messages to come may refer to; null: it is not known. */
export type Windows = Partial<Record<Direction, Uint8Array | null>>;

export interface NextPart {
  folder: string;
  part: number;
  /** Its new files. */
  logs: CaptureLogs;
  /** What is kept is copied from these, up to the bytes that have passed. */
  old: CaptureLogs;
  totals: Readonly<Record<Direction, number>>;
  windows: Windows;
}

/**
 * Fills the files of the part that a clear begins; `describe` makes it the one that counts. Throws, and leaves nothing
 * of it, where that cannot be written.
 */
export function fillNextPart({ folder, part, logs, old, totals, windows }: NextPart, describe: () => void): void {
  try {
    for (const direction of directions) {
      if (logs[direction].base < totals[direction]) logs[direction].copy(old[direction]);
      const window = windows[direction];
      if (window instanceof Uint8Array) writeDictionary(folder, direction, part, window);
    }
    describe();
  } catch (error) {
    abandonLogs(Object.values(logs));
    removePart(folder, part);
    throw error;
  }
}
