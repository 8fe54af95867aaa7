import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The name of a folder that belongs to this process while it lives. */
export function ownedName(name: string): string {
  return `${name}.of-${process.pid}`;
}

/** Removes what processes that were killed left in a folder: entries with an `ownedName` whose process is gone. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const entry of await readdir(folder)) {
    const owner = /\.of-(\d+)/.exec(entry)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) await rm(join(folder, entry), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
