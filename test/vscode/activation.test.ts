import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { WebSocketInspectorApi } from '../../src/api.ts';

describe('activation', () => {
  it('returns the public API', async () => {
    const extension = vscode.extensions.getExtension<WebSocketInspectorApi>('websocket-inspector.websocket-inspector');
    assert.ok(extension, 'VS Code does not know the extension');
    const api = await extension.activate();
    assert.equal(api.apiVersion, 1);
    assert.deepEqual([...api.sessions], []);
  });
});
