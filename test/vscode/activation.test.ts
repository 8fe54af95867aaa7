import * as assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
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

  it('loads little, until it is used', async () => {
    const { extensionPath } = vscode.extensions.getExtension('websocket-inspector.websocket-inspector')!;
    const part = (name: string): string => join(extensionPath, 'dist', name);
    const loaded = createRequire(part('extension.js')).cache;
    assert.ok(loaded[part('extension.js')]);
    assert.equal(loaded[part('main.js')], undefined);
    assert.ok((await stat(part('extension.js'))).size < 20_000, 'what is loaded at once has grown');
    await vscode.commands.executeCommand(`${views.connections}.focus`);
    await until('the rest', () => loaded[part('main.js')] !== undefined);
  });

  it('takes the hundreds of names of vscode once for each part, which is most of what it could cost', async () => {
    const { extensionPath } = vscode.extensions.getExtension('websocket-inspector.websocket-inspector')!;
    for (const part of ['extension.js', 'main.js']) {
      const bundle = await readFile(join(extensionPath, 'dist', part), 'utf8');
      assert.equal(bundle.match(/require\(["']vscode["']\)/g)?.length, 1, part);
    }
  });

  it('starts no thread, until the recent captures are looked at', async () => {
    await vscode.commands.executeCommand(`${views.connections}.focus`);
    await vscode.commands.executeCommand(`${views.frameInspector}.focus`);
    assert.deepEqual(workerNames(), []);
    await vscode.commands.executeCommand(`${views.captures}.focus`);
    await until('the engine', () => workerNames().includes('websocket-inspector-engine'));
  });
});
