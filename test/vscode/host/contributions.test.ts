import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commands, extensionPrefix, settings, views } from '../../../src/host/contributions.ts';
import { activateApi } from './support/extension.ts';

describe('contributions', () => {
  it('every command is registered', async () => {
    await activateApi();
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      Object.values(commands).filter((id) => !registered.has(id)),
      [],
    );
  });

  it('every view can be shown', async () => {
    for (const id of Object.values(views)) await vscode.commands.executeCommand(`${id}.focus`);
  });

  it('every setting has its default', () => {
    const configuration = vscode.workspace.getConfiguration(extensionPrefix);
    for (const [name, value] of Object.entries(settings))
      assert.deepEqual(configuration.inspect(name)?.defaultValue, value, name);
  });
});
