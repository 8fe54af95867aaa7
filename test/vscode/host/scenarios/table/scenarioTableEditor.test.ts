import * as assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { RpcChannel, type Port } from '../../../../../src/contract/rpc.ts';
import type { ScenarioTableCalls, ScenarioTableEvents } from '../../../../../src/contract/scenarioTable.ts';
import { commands, scenarioTableViewType } from '../../../../../src/host/contributions.ts';
import type { Profiles } from '../../../../../src/host/profiles/profiles.ts';
import { ScenarioTableEditor } from '../../../../../src/host/scenarios/table/scenarioTableEditor.ts';
import { answer, type Answers } from '../../support/answers.ts';
import { activateApi, extensionId, workspaceFolder } from '../../support/extension.ts';
import { until } from '../../support/until.ts';

type Page = RpcChannel<ScenarioTableCalls, ScenarioTableEvents, Record<string, never>, Record<string, never>>;

const uri = vscode.Uri.joinPath(workspaceFolder().uri, 'table.wsreplay.json');
const written = '{\n  // stays\n  "steps": [\n    { "send": "one" },\n    { "wait": 5 }\n  ]\n}\n';

/** The editor of a document, and its page, which the test plays. */
function opened(document: vscode.TextDocument): { page: Page; html: () => string; close: () => void } {
  const toHost = new vscode.EventEmitter<unknown>();
  const toPage = new vscode.EventEmitter<unknown>();
  const gone = new vscode.EventEmitter<void>();
  const webview = {
    html: '',
    options: {},
    cspSource: 'https://source.test',
    asWebviewUri: (address: vscode.Uri) => address,
    onDidReceiveMessage: toHost.event,
    postMessage: (message: unknown) => toPage.fire(message),
  };
  const { extensionUri } = vscode.extensions.getExtension(extensionId)!;
  const translations = { of: () => undefined };
  const profiles = { all: () => Promise.resolve([{ profile: { name: 'chat', url: 'ws://127.0.0.1/chat' } }]) };
  const editor = new ScenarioTableEditor({ extensionUri, translations } as never, profiles as unknown as Profiles);
  editor.resolveCustomTextEditor(document, { webview, onDidDispose: gone.event } as never);
  const port: Port = {
    post: (message) => toHost.fire(message),
    listen: (receive) => {
      const listening = toPage.event(receive);
      return () => void listening.dispose();
    },
  };
  const page: Page = new RpcChannel(port, {});
  return { page, html: () => webview.html, close: () => gone.fire() };
}

describe('a scenario as a table', () => {
  let answers: Answers | undefined;

  before(async () => {
    await activateApi();
    await vscode.workspace.fs.writeFile(uri, Buffer.from(written));
  });
  afterEach(() => answers?.restore());
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uri);
  });

  it('opens by a command, and its file stays one of text', async () => {
    await vscode.commands.executeCommand(commands.openScenarioTable, uri);
    const isTable = (): boolean => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputCustom && input.viewType === scenarioTableViewType;
    };
    await until('the table', isTable);
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.getText(), written);
  });

  it('writes what is edited into the text, refuses what is out of date, and tells of changes', async () => {
    const document = await vscode.workspace.openTextDocument(uri);
    const { page, html, close } = opened(document);
    assert.match(html(), /scenario\.js/);
    let changes = 0;
    page.on('changed', () => changes++);
    const { version, steps } = await page.call('table', { start: 0 });
    assert.deepEqual(
      steps.map(({ kind, value }) => [kind, value]),
      [
        ['send', 'one'],
        ['wait', '5'],
      ],
    );
    await page.call('edit', { version, edit: { kind: 'value', step: 0, form: 'text', value: 'two' } });
    assert.equal(document.getText(), written.replace('"one"', '"two"'));
    await until('the news', () => changes > 0);
    await assert.rejects(page.call('edit', { version, edit: { kind: 'remove', step: 0 } }), /It was not changed/);
    answers = answer({ pick: ['chat'] });
    await page.call('chooseTarget', { version: document.version });
    assert.match(document.getText(), /"target": "chat"/);
    answers.restore();
    answers = answer({ pick: ['An address'], input: ['wss://example.test/feed'] });
    await page.call('chooseTarget', { version: document.version });
    assert.match(document.getText(), /"target": "wss:\/\/example\.test\/feed"/);
    assert.match(document.getText(), /\/\/ stays/);
    await page.call('showText', { step: 1 });
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.equal(document.getText(vscode.window.activeTextEditor.selection), '{ "wait": 5 }');
    close();
    const told = changes;
    const more = new vscode.WorkspaceEdit();
    more.insert(uri, document.positionAt(0), ' ');
    await vscode.workspace.applyEdit(more);
    assert.equal(changes, told);
    page.dispose();
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
