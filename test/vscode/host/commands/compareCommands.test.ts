import * as assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Session, WebSocketInspectorApi } from '../../../../src/api.ts';
import { comparedScheme, commands } from '../../../../src/host/contributions.ts';
import { answer, type Answers } from '../support/answers.ts';
import { activateApi } from '../support/extension.ts';
import { until } from '../support/until.ts';

describe('captures that are compared', () => {
  let api: WebSocketInspectorApi;
  let demo: { url: string; stop(): Promise<void> };
  let sessions: Session[];
  let answers: Answers | undefined;

  before(async () => {
    api = await activateApi();
    demo = await api.startDemoServer();
    sessions = [];
    for (const texts of [
      ['{"a":1,"time":1}', '{"b":1}', 'the same'],
      ['{"a":1,"time":2}', '{"b":2}', 'the same', 'more'],
    ]) {
      const session = await api.connect(`${demo.url}/echo`, { show: false });
      // What is sent at once is answered in any order.
      for (const text of texts) {
        const before = await session.count({ filter: 'dir:in' });
        await session.send(text);
        await until('its echo', async () => (await session.count({ filter: 'dir:in' })) > before);
      }
      sessions.push(session);
    }
  });
  afterEach(() => answers?.restore());
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const session of sessions) await session.close();
    await demo.stop();
  });

  const run = async (command: string, argument: unknown, given: Parameters<typeof answer>[0]): Promise<string[]> => {
    answers = answer(given);
    await vscode.commands.executeCommand(command, argument);
    answers.restore();
    return answers.asked;
  };
  /** Both sides of the active tab. */
  const sides = (): [vscode.Uri, vscode.Uri] => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputTextDiff);
    return [input.original, input.modified];
  };
  const textOf = async (uri: vscode.Uri): Promise<string> => (await vscode.workspace.openTextDocument(uri)).getText();

  it('stand side by side, without what is ignored, and are summed up', async () => {
    const [left, right] = sessions;
    const place = api.sessions.filter(({ state }) => state === 'open').indexOf(right!);
    assert.notEqual(place, -1);
    answers = answer({ input: ['$..time'] });
    const pick = vscode.window as unknown as { showQuickPick: unknown };
    // Both have the same label: the second one is the newest.
    pick.showQuickPick = (items: { open(): Promise<{ id: string }>; label: string }[]) =>
      Promise.all(items.map(async (item) => ((await item.open()).id === right!.id ? item : undefined))).then((found) =>
        found.find((item) => item !== undefined),
      );
    await vscode.commands.executeCommand(commands.compareCaptures, left!.id);
    answers.restore();
    // One more message and its echo; one changed, and its echo.
    assert.match(answers.asked.at(-1)!, /^2 changed, 2 on the right only, \d+ the same$/);
    const tab = await until('the comparison', () => {
      const label = vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
      return label.includes('↔') && label;
    });
    assert.match(tab, /2 changed, 2 on the right only/);
    const [before, now] = await Promise.all(sides().map(textOf));
    assert.ok(before!.includes('→ text\n{\n  "a": 1,\n  "time": "…"\n}\n'), before);
    assert.ok(before!.includes('→ text\n{\n  "b": 1\n}\n') && now!.includes('→ text\n{\n  "b": 2\n}\n'), now);
  });

  it('open a pair in the diff editor from its line', async () => {
    const [, now] = sides();
    const document = await vscode.workspace.openTextDocument(now);
    const line = document.positionAt(document.getText().indexOf('"b": 2')).line;
    const selection = new vscode.Range(line, 0, line, 0);
    await vscode.window.showTextDocument(document, { selection, preview: false });
    await run(commands.openComparedPair, undefined, {});
    const [left, right] = sides();
    assert.deepEqual([await textOf(left), await textOf(right)], ['{\n  "b": 1\n}', '{\n  "b": 2\n}']);
    assert.notEqual(left.scheme, comparedScheme);
  });

  it('have no pair elsewhere', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'a' }));
    const asked = await run(commands.openComparedPair, undefined, {});
    assert.match(asked.join(), /There is no pair of messages here\./);
  });

  it('refuse what is no rule', async () => {
    answers = answer({ pick: [], input: ['time'] });
    const pick = vscode.window as unknown as { showQuickPick: unknown };
    pick.showQuickPick = (items: unknown[]) => Promise.resolve(items[0]);
    await vscode.commands.executeCommand(commands.compareCaptures, sessions[0]!.id);
    answers.restore();
    assert.match(answers.asked.join(), /"time" cannot be ignored\./);
  });
});
