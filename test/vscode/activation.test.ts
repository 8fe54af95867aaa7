import * as assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { WebSocketInspectorApi } from '../../src/api.ts';
import { views } from '../../src/host/contributions.ts';
import { workerNames } from './host/support/extensionWorkers.ts';
import { until } from './host/support/until.ts';

describe('activation', () => {
  it('returns the public API', async () => {
    const extension = vscode.extensions.getExtension<WebSocketInspectorApi>('websocket-inspector.websocket-inspector');
    assert.ok(extension, 'VS Code does not know the extension');
    const api = await extension.activate();
    assert.equal(api.apiVersion, 1);
    assert.deepEqual([...api.sessions], []);
  });

  it('takes the hundreds of names of vscode once, which is most of what it could cost', async () => {
    const { extensionPath } = vscode.extensions.getExtension('websocket-inspector.websocket-inspector')!;
    const bundle = await readFile(join(extensionPath, 'dist', 'extension.js'), 'utf8');
    assert.equal(bundle.match(/require\(["']vscode["']\)/g)?.length, 1);
  });

  it('starts no thread, until the recent captures are looked at', async () => {
    await vscode.commands.executeCommand(`${views.connections}.focus`);
    await vscode.commands.executeCommand(`${views.frameInspector}.focus`);
    assert.deepEqual(workerNames(), []);
    await vscode.commands.executeCommand(`${views.captures}.focus`);
    await until('the engine', () => workerNames().includes('websocket-inspector-engine'));
  });
});
