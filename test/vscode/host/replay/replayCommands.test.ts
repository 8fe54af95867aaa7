import * as assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Session, WebSocketInspectorApi } from '../../../../src/api.ts';
import { commands, scenarioTableViewType } from '../../../../src/host/contributions.ts';
import { answer, type Answers } from '../support/answers.ts';
import { activateApi } from '../support/extension.ts';
import { until } from '../support/until.ts';

const sent = (session: Session): Promise<number> => session.count({ filter: 'dir:out op:text' });

describe('replays by command', () => {
  let api: WebSocketInspectorApi;
  let demo: { url: string; stop(): Promise<void> };
  let session: Session;
  let answers: Answers | undefined;

  before(async () => {
    api = await activateApi();
    demo = await api.startDemoServer();
    session = await api.connect(`${demo.url}/echo`);
    for (const text of ['{"id":1}', '{"id":2}']) await session.send(text);
    await until('both echoes', async () => (await session.count({ filter: 'dir:in {"id"' })) === 2);
  });
  afterEach(() => answers?.restore());
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await demo.stop();
  });

  const run = async (command: string, argument: unknown, given: Parameters<typeof answer>[0]): Promise<string[]> => {
    answers = answer(given);
    await vscode.commands.executeCommand(command, argument);
    answers.restore();
    return answers.asked;
  };

  it('send again to the same connection, and say how it ended', async () => {
    const pick = ['Everything sent', 'Messages only', 'Answer by answer', 'By an id', 'Send now', 'This connection'];
    const asked = await run(commands.replay, session.id, { pick, input: ['5000'] });
    assert.match(asked.at(-1)!, /^The replay has ended: 2 sent in /);
    assert.equal(await sent(session), 4);
    const [copy] = await session.rows({ start: 2, count: 1, filter: 'dir:out op:text' });
    assert.equal(copy!.replayed?.id, (await session.rows({ start: 0, count: 1, filter: 'dir:out op:text' }))[0]!.id);
  });

  it('go to a new connection, several times over', async () => {
    const before = api.sessions.length;
    const pick = ['Everything sent', 'Messages only', 'As fast', 'Send several', 'A new connection'];
    await run(commands.replay, session.id, { pick, input: ['3'] });
    assert.equal(api.sessions.length, before + 1);
    const other = api.sessions.at(-1)!;
    assert.equal(await sent(other), 12);
    const [copy] = await other.rows({ start: 0, count: 1, filter: 'dir:out op:text' });
    assert.equal(copy!.replayed?.capture, session.id);
    // Its original is in the panel of the other connection.
    await run(commands.goToOriginal, { id: copy!.id }, {});
    const active = (): string => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
    await until('the panel of the copy', () => Promise.resolve(active().includes('/echo')));
    await until('the panel of the original, whose first row is no copy', async () =>
      (await run(commands.goToOriginal, { id: 1 }, {})).join().includes('Frame 1 is no copy of another one.'),
    );
  });

  it('are told before they are sent', async () => {
    const before = await sent(session);
    const pick = ['Everything sent', 'As it was', 'With the original gaps', 'Dry run'];
    await run(commands.replay, session.id, { pick });
    const text = vscode.window.activeTextEditor!.document.getText();
    assert.match(text, /^4 messages would be sent:\n\n +0\.0 ms {2}text +8 B {2}copy of \d+, .*\{"id":1\}\n/);
    assert.equal(await sent(session), before);
  });

  it('are edited before they are sent, as a scenario, on the connection that is open', async () => {
    // Its panel alone is open: no other one can be the last that was looked at.
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand(commands.show, session.id);
    const pick = ['Everything sent', 'Messages only', 'As fast', 'Edit'];
    await run(commands.replay, session.id, { pick });
    const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(shown instanceof vscode.TabInputCustom && shown.viewType === scenarioTableViewType);
    const document = await vscode.workspace.openTextDocument(shown.uri);
    assert.match(document.getText(), /\{"send":\{"json":\{"id":1\}\},"at":0,"original":\d+\}/);
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf('{"id":1}') + '{"id":'.length;
    edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 1)), '"edited"');
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    assert.match(document.getText(), /"id":"edited"/);
    const sessions = api.sessions.length;
    await run(commands.runScenarioOn, document.uri, { pick: ['This connection'] });
    assert.equal(api.sessions.length, sessions);
    await until('the edited message', async () => (await session.count({ filter: 'dir:out "edited"' })) === 1);
  });
});
