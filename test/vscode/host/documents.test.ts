import * as assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Session } from '../../../src/api.ts';
import { bytesScheme, commands, documentScheme } from '../../../src/host/contributions.ts';
import { activateApi } from './support/extension.ts';
import { until } from './support/until.ts';

describe('payload documents', () => {
  let echo: Session;
  let demo: { url: string; stop(): Promise<void> };

  before(async () => {
    const api = await activateApi();
    demo = await api.startDemoServer();
    echo = await api.connect({ name: 'documents', url: `${demo.url}/echo` }, { show: false });
    await echo.send('{ "a" : 1.0 }');
    await until('the echo', async () => (await echo.count()) >= 2);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await demo.stop();
  });

  const document = (what: string): Thenable<vscode.TextDocument> =>
    vscode.workspace.openTextDocument(
      vscode.Uri.from({
        scheme: documentScheme,
        path: `/${what}.txt`,
        query: JSON.stringify({ session: echo.id, what }),
      }),
    );

  it('show a payload as it was sent', async () => {
    assert.equal((await document('1')).getText(), '{ "a" : 1.0 }');
  });

  it('compare JSON in lines, numbers as sent', async () => {
    const uri = vscode.Uri.from({
      scheme: documentScheme,
      path: '/compared.json',
      query: JSON.stringify({ session: echo.id, what: '1', compared: 'json' }),
    });
    assert.equal((await vscode.workspace.openTextDocument(uri)).getText(), '{\n  "a": 1.0\n}');
  });

  it('are files of bytes that nobody writes', async () => {
    const uri = vscode.Uri.from({ scheme: bytesScheme, path: `/${echo.id}/1/any name.bin` });
    assert.equal(Buffer.from(await vscode.workspace.fs.readFile(uri)).toString(), '{ "a" : 1.0 }');
    assert.equal((await vscode.workspace.fs.stat(uri)).size, 13);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(bytesScheme), false);
    await assert.rejects(async () => vscode.workspace.fs.writeFile(uri, new Uint8Array()));
    await assert.rejects(async () => vscode.workspace.fs.readFile(uri.with({ path: `/${echo.id}/999/a.bin` })), /999/);
    await assert.rejects(async () => vscode.workspace.fs.readFile(uri.with({ path: '/nobody/1/a.bin' })), /removed/);
    await assert.rejects(async () => vscode.workspace.fs.readFile(uri.with({ path: `/${echo.id}/x/a.bin` })));
  });

  it('say why there is nothing to show', async () => {
    assert.match((await document('999')).getText(), /no frame 999/i);
  });

  it('open the handshake read-only, by the command', async () => {
    await vscode.commands.executeCommand(commands.openHandshake, echo.id);
    const editor = await until('the editor', () =>
      vscode.window.visibleTextEditors.find(({ document: { uri } }) => uri.scheme === documentScheme),
    );
    assert.match(editor.document.getText(), /^GET \/echo HTTP\/1\.1\n/);
    assert.match(editor.document.getText(), /\nHTTP\/1\.1 101 /);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(documentScheme), undefined);
  });
});
