/** Folders of what is only looked at: an engine's own, and gone after it. */
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownerHere } from '../../../src/engine/capture/captureOwner.ts';
import { WorkFolders } from '../../../src/engine/workFolders.ts';
import { temporaryFolder } from '../../support/captures.ts';

describe('work folders', () => {
  it('are the engine’s own, and removed one by one', () => {
    const root = join(temporaryFolder(), 'files');
    const folders = new WorkFolders(root, ownerHere('a'));
    const [one, two] = [folders.place(), folders.place()];
    for (const { folder } of [one, two]) mkdirSync(folder);
    folders.remove(one.id);
    expect(readdirSync(join(root, 'a')).sort()).toEqual([two.id, 'owner.json'].sort());
  });

  it('of engines that are gone are removed, those of others are not', () => {
    const root = join(temporaryFolder(), 'files');
    const mine = new WorkFolders(root, ownerHere('mine'));
    mkdirSync(mine.place().folder);
    for (const [name, owner] of Object.entries({
      earlier: ownerHere('earlier'),
      another: { ...ownerHere('another'), pid: process.ppid },
      gone: { ...ownerHere('gone'), pid: 2 ** 22 + 1 },
    })) {
      mkdirSync(join(root, name));
      writeFileSync(join(root, name, 'owner.json'), JSON.stringify(owner));
    }
    for (const name of ['nobodys', 'beginning']) mkdirSync(join(root, name));
    utimesSync(join(root, 'nobodys'), 1, 1);
    mine.removeAbandoned();
    expect(readdirSync(root).sort()).toEqual(['another', 'beginning', 'mine']);
    new WorkFolders(join(root, 'missing'), ownerHere('x')).removeAbandoned();
    expect(existsSync(join(root, 'missing'))).toBe(false);
  });
});
