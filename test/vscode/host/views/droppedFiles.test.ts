import * as assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { WebSocketInspectorApi } from '../../../../src/api.ts';
import { DroppedFiles } from '../../../../src/host/views/droppedFiles.ts';
import { activateApi } from '../support/extension.ts';
import { until } from '../support/until.ts';

describe('files that are dropped on the connections', () => {
  const path = join(tmpdir(), `dropped ${process.pid}.jsonl`);
  let api: WebSocketInspectorApi;

  before(async () => {
    api = await activateApi();
    await writeFile(path, '{"type":"message","time":1,"direction":"in","opcode":"text","text":"hello"}\n');
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(path, { force: true });
  });

  it('are opened', async () => {
    const before = api.sessions.length;
    const dragged = new vscode.DataTransfer();
    dragged.set('text/uri-list', new vscode.DataTransferItem(`${vscode.Uri.file(path).toString()}\r\n`));
    await new DroppedFiles().handleDrop(undefined, dragged);
    const opened = await until('the session', () => api.sessions.length === before + 1 && api.sessions.at(-1)!);
    assert.deepEqual(
      (await opened.rows({ start: 0, count: 10 })).map(({ preview }) => preview),
      ['hello'],
    );
  });
});
