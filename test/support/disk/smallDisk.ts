import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Whether this user may mount a file system in memory: root on Linux, mostly. */
export function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'wsi-disk-'));
  const mounted = mount(folder, 4096);
  if (mounted) unmount(folder);
  rmSync(folder, { recursive: true, force: true });
  return mounted;
}

/** A folder on a disk of so many bytes, until the test is over. */
export function smallDisk(bytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'wsi-disk-'));
  if (!mount(folder, bytes)) throw new Error('A disk could not be mounted.');
  onTestFinished(() => {
    unmount(folder);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Takes every page of a small disk, and every inode; returns how to give them back. */
export function fill(folder: string): () => void {
  const taken: string[] = [];
  for (let size = 64 * 1024; ;) {
    const path = join(folder, `full-${taken.length}`);
    taken.push(path);
    try {
      writeFileSync(path, new Uint8Array(size));
    } catch {
      // What fits of it is there.
      if (size === 1) break;
      size = 1;
    }
  }
  return () => {
    for (const path of taken) rmSync(path, { force: true });
  };
}

function mount(folder: string, bytes: number): boolean {
  if (process.platform !== 'linux') return false;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=0700`, 'tmpfs', folder]).status === 0;
}

function unmount(folder: string): void {
  spawnSync('umount', ['-l', folder]);
}
