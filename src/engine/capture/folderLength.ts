import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Of what is in a folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not made yet, or gone meanwhile: there is nothing in it.
    return [];
  }
}

/** Bytes of a file; 0 where there is none. */
export function fileLength(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** Bytes of all files of a folder. */
export function folderLength(folder: string): number {
  return namesIn(folder).reduce((sum, name) => sum + fileLength(join(folder, name)), 0);
}
