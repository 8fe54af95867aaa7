import * as assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { WebSocketInspectorApi } from '../../../src/api.ts';
import { commands, reportScheme } from '../../../src/host/contributions.ts';
import { answer, type Answers } from './support/answers.ts';
import { activateApi } from './support/extension.ts';
import { until } from './support/until.ts';

describe('the command Check Connection', () => {
  let api: WebSocketInspectorApi;
  let demo: { url: string; stop(): Promise<void> };
  let answers: Answers | undefined;

  before(async () => {
    api = await activateApi();
    demo = await api.startDemoServer();
  });

  afterEach(async () => {
    answers?.restore();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  after(async () => {
    await demo.stop();
  });

  const check = async (address: string, button: string[] = []): Promise<string[]> => {
    answers = answer({ button });
    await vscode.commands.executeCommand(commands.checkConnection, address);
    return answers.asked;
  };
  const tabs = (): string[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

  it('says plainly that a connection is good, and keeps nothing of it', async () => {
    const before = api.sessions.length;
    const [told] = await check(`${demo.url}/echo`);
    assert.match(told!, /^“127\.0\.0\.1:\d+\/echo” is good: it connected, and nothing is wrong with it\.$/);
    assert.equal(api.sessions.length, before);
    await until('the report', () => tabs().some((label) => /Check of 127\.0\.0\.1 \d+ echo\.md/.test(label)));
  });

  it('says why one is not, and copies the report as Markdown', async () => {
    await vscode.env.clipboard.writeText('');
    const [told] = await check(`${demo.url}/not-found`, ['Copy Report']);
    assert.match(told!, /is not good: There is nothing at/);
    const copied = await until('the copy', async () => (await vscode.env.clipboard.readText()) || undefined);
    assert.match(copied, /^# Connection check: /);
    assert.match(copied, /\n## not-found \(error, response\)\n/);
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand(commands.copyReport);
    assert.equal(await vscode.env.clipboard.readText(), copied);
  });

  it('shows the report read-only', async () => {
    const uri = vscode.Uri.from({ scheme: reportScheme, path: '/0/Check of nothing.md' });
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.languageId, 'markdown');
    assert.match(document.getText(), /not kept any more/);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(reportScheme), undefined);
  });

  it('says what is wrong with an address that cannot be tried', async () => {
    const [told] = await check('ftp://example.com');
    assert.match(told!, /ftp:\/\/ is not WebSocket/);
    assert.deepEqual(tabs(), []);
  });

  it('is over when nobody waits for it', async () => {
    const window = vscode.window as { withProgress: unknown };
    const { withProgress } = window;
    const source = new vscode.CancellationTokenSource();
    let title: string | undefined;
    window.withProgress = (options: vscode.ProgressOptions, task: (...given: unknown[]) => Promise<unknown>) => {
      ({ title } = options);
      assert.equal(options.cancellable, true);
      setImmediate(() => source.cancel());
      return task({ report: () => undefined }, source.token);
    };
    try {
      assert.deepEqual(await check(`${demo.url}/slow?ms=60000`), []);
    } finally {
      window.withProgress = withProgress;
      source.dispose();
    }
    assert.match(title!, /^Checking 127/);
    assert.deepEqual(tabs(), []);
  });
});
