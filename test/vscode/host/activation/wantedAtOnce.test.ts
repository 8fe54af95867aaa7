import * as assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { loadWhenWanted } from '../../../../src/host/activation/wantedAtOnce.ts';
import { userProfilesName } from '../../../../src/host/contributions.ts';
import { removeProfileFile, untilSeen, writeProfileFile } from '../support/profileFile.ts';
import { until } from '../support/until.ts';

describe('what wants the whole extension at once', () => {
  let storage: string;
  let wanted = 0;
  let watching: vscode.Disposable | undefined;

  /** What other tests have left open is wanted, too: how often that is is what comes back. */
  const watch = async (): Promise<number> => {
    watching?.dispose();
    wanted = 0;
    watching = loadWhenWanted(vscode.Uri.file(storage), () => wanted++);
    await new Promise(setImmediate);
    return wanted;
  };
  const open = async (name: string): Promise<void> => {
    const uri = vscode.Uri.file(join(storage, name));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('{}'));
    await vscode.workspace.openTextDocument(uri);
  };

  beforeEach(async () => {
    storage = await mkdtemp(join(tmpdir(), 'wanted-'));
  });
  afterEach(async () => {
    watching?.dispose();
    await rm(storage, { recursive: true, force: true });
  });

  it('is no text of another kind', async () => {
    const before = await watch();
    await open('websockets.json');
    await open('plain.txt');
    assert.equal(wanted, before);
  });

  it('is a scenario that is opened', async () => {
    const before = await watch();
    await open('a.wsreplay.json');
    await until('it is wanted', () => wanted > before);
  });

  it('is the profile file of the user that is opened', async () => {
    const before = await watch();
    await open(userProfilesName);
    await until('it is wanted', () => wanted > before);
  });

  it('is a profile file in a folder, from the beginning or made later', async () => {
    const before = await watch();
    await writeProfileFile({ profiles: [] });
    await untilSeen('it is wanted', () => wanted > before);
    const already = await watch();
    await until('it is wanted at once', () => wanted > already);
    await removeProfileFile();
  });
});
