import * as assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { usualLook } from '../../../../src/contract/panel.ts';
import { extensionPrefix } from '../../../../src/host/contributions.ts';
import { changesTableLook, lookFrom, readTableLook } from '../../../../src/host/panel/tableLook.ts';

const set = (name: string, value: unknown): Thenable<void> =>
  vscode.workspace.getConfiguration(extensionPrefix).update(name, value, vscode.ConfigurationTarget.Global);

describe('how rows look', () => {
  afterEach(async () => {
    await set('table.density', undefined);
    await set('table.timeFormat', undefined);
  });

  it('is what the settings say, and told when they change', async () => {
    assert.deepEqual(readTableLook(), usualLook);
    const changed = new Promise<vscode.ConfigurationChangeEvent>((resolve) => {
      const heard = vscode.workspace.onDidChangeConfiguration((change) => {
        // VS Code tells of its own, too.
        if (!change.affectsConfiguration(`${extensionPrefix}.table.density`)) return;
        heard.dispose();
        resolve(change);
      });
    });
    await set('table.density', 'compact');
    assert.equal(changesTableLook(await changed), true);
    await set('table.timeFormat', 'sinceOpen');
    assert.deepEqual(readTableLook(), { ...usualLook, density: 'compact', times: 'sinceOpen' });
  });

  it('is as usual where they say what nobody knows', () => {
    assert.deepEqual(lookFrom('huge', 'sidereal', usualLook.selectionLimit), usualLook);
    assert.equal(lookFrom('normal', 'absolute', 5000).selectionLimit, 5000);
  });
});
