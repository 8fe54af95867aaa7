import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SettledFolders } from '../../../../src/engine/capture/settledFolders.ts';
import { temporaryFolder } from '../../../support/captures.ts';

function folderOfAge(seconds: number): string {
  const folder = join(temporaryFolder(), 'capture');
  mkdirSync(folder);
  const time = Date.now() / 1000 - seconds;
  utimesSync(folder, time, time);
  return folder;
}

/** Counts how often a folder is read. */
function counted(final = true) {
  const folders = new SettledFolders<number>();
  let reads = 0;
  const get = (folder: string): number =>
    folders.get(
      folder,
      () => ++reads,
      () => final,
    );
  return { folders, get };
}

describe('SettledFolders', () => {
  it('reads a folder once in which nothing changes', () => {
    const { get } = counted();
    const [one, two] = [folderOfAge(60), folderOfAge(60)];
    expect([get(one), get(one), get(two), get(one), get(two)]).toEqual([1, 1, 2, 1, 2]);
  });

  it('reads it again when a file was made or deleted in it', () => {
    const { get } = counted();
    const folder = folderOfAge(60);
    expect([get(folder), get(folder)]).toEqual([1, 1]);
    writeFileSync(join(folder, 'pinned'), '');
    // It was changed just now, and may be once more in the same moment.
    expect([get(folder), get(folder)]).toEqual([2, 3]);
    rmSync(join(folder, 'pinned'));
    utimesSync(folder, 1, 1);
    expect([get(folder), get(folder)]).toEqual([4, 4]);
  });

  it('reads it each time where what it says is not final', () => {
    const { get } = counted(false);
    const folder = folderOfAge(60);
    expect([get(folder), get(folder)]).toEqual([1, 2]);
  });

  it('knows nothing of a folder that is gone, or was forgotten', () => {
    const { folders, get } = counted();
    const [gone, kept, forgotten] = [folderOfAge(60), folderOfAge(60), folderOfAge(60)];
    expect([get(gone), get(kept), get(forgotten)]).toEqual([1, 2, 3]);
    rmSync(gone, { recursive: true });
    folders.keepOnly(new Set([kept]));
    expect([get(gone), get(gone), get(kept), get(forgotten)]).toEqual([4, 5, 2, 6]);
    expect(statSync(kept).isDirectory()).toBe(true);
  });
});
