import * as assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { WebSocketInspectorApi } from '../../../../src/api.ts';
import type { Verdict } from '../../../../src/contract/scenario.ts';
import type { ScenarioResult, ScenarioRunner } from '../../../../src/host/scenarios/scenarioRunner.ts';
import { parseScenario } from '../../../../src/host/scenarios/scenarioFile.ts';
import { ScenarioTests } from '../../../../src/host/scenarios/scenarioTests.ts';
import { toldVerdicts } from '../../../../src/host/scenarios/verdictWords.ts';
import { activateApi, workspaceFolder } from '../support/extension.ts';
import { until } from '../support/until.ts';

const uri = vscode.Uri.joinPath(workspaceFolder().uri, 'chat.wsreplay.json');
const never = new vscode.CancellationTokenSource().token;

function scenario(url: string, name: string): string {
  return JSON.stringify(
    {
      name,
      target: `${url}/chat`,
      steps: [
        { name: 'is welcome', expect: { like: { type: 'welcome' } } },
        { send: { json: { type: 'message', text: 'from a scenario', id: 4 } } },
        { name: 'is answered', expect: { paths: { '$.ref': 4 } } },
      ],
    },
    null,
    2,
  );
}

async function write(text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

let controllers = 0;

/** What a run is told, and the tests that there are. */
function watched(verdicts: Verdict[], verdict: ScenarioResult['verdict']) {
  const told: string[] = [];
  const messages: vscode.TestMessage[] = [];
  const run = (text: string): Promise<ScenarioResult> => {
    const { scenario: parsed, places } = parseScenario(text);
    const report = {
      outcome: 'done',
      sent: 1,
      sentRows: [],
      rowsBefore: 0,
      rowsAfter: 1,
      duration: 1,
      verdicts,
    } as const;
    return Promise.resolve({
      verdict,
      report,
      verdicts: toldVerdicts(report, parsed!, places, []),
    } as unknown as ScenarioResult);
  };
  const create = vscode.tests.createTestController;
  const tests = vscode.tests;
  tests.createTestController = (id, label) => {
    const controller = create(`${id}.watched.${controllers++}`, label);
    const createTestRun = controller.createTestRun.bind(controller);
    controller.createTestRun = (request) => {
      const made = createTestRun(request);
      const tell =
        (word: string) =>
        (item: vscode.TestItem, message?: unknown): void => {
          told.push(`${word} ${item.label}`);
          if (message instanceof vscode.TestMessage) messages.push(message);
        };
      const quiet = () => undefined;
      return {
        ...made,
        started: quiet,
        end: () => made.end(),
        passed: tell('passed'),
        failed: tell('failed'),
        skipped: tell('skipped'),
        errored: tell('errored'),
      };
    };
    return controller;
  };
  try {
    return { explorer: new ScenarioTests({ run } as unknown as ScenarioRunner), told, messages };
  } finally {
    tests.createTestController = create;
  }
}

describe('scenarios in the Test Explorer', () => {
  let api: WebSocketInspectorApi;
  let demo: { url: string; stop(): Promise<void> };

  before(async () => {
    api = await activateApi();
    demo = await api.startDemoServer();
    await write(scenario(demo.url, 'a conversation'));
  });
  after(async () => {
    await vscode.workspace.fs.delete(uri);
    await demo.stop();
  });

  it('are tests, with a test for each expectation at its line', async () => {
    const { explorer } = watched([], 'passed');
    const item = (await explorer.all()).find((one) => one.uri?.toString() === uri.toString())!;
    assert.equal(item.label, 'a conversation');
    const children = [...item.children].map(([, child]) => `${child.label} ${child.range!.start.line}`);
    assert.deepEqual(children, ['is welcome 6', 'is answered 23']);
    explorer.dispose();
  });

  it('tell the difference of what was expected and what came', async () => {
    const failed: Verdict = {
      step: 2,
      part: 0,
      state: 'failed',
      loop: 1,
      duration: 5,
      message: 'No.',
      expected: 'a',
      actual: 'b',
    };
    const passed: Verdict = { step: 0, part: 0, state: 'passed', loop: 1, duration: 5 };
    const { explorer, told, messages } = watched([passed, failed], 'failed');
    const items = (await explorer.all()).filter((one) => one.uri?.toString() === uri.toString());
    await explorer.run(new vscode.TestRunRequest(items), never);
    assert.deepEqual(told, ['passed is welcome', 'failed is answered', 'failed a conversation']);
    const [message] = messages;
    assert.deepEqual([message!.message, message!.expectedOutput, message!.actualOutput], ['No.', 'a', 'b']);
    assert.equal(message!.location!.range.start.line, 23);
    explorer.dispose();
  });

  it('run for real, each on a connection of its own', async () => {
    await vscode.commands.executeCommand('testing.refreshTests');
    await vscode.commands.executeCommand('testing.runAll');
    const session = await until('a connection of the scenario', () =>
      api.sessions.find(({ url }) => url === `${demo.url}/chat`),
    );
    await until('its end', () => session.state === 'closed');
    const [sent] = await session.rows({ start: 0, count: 1, filter: 'dir:out op:text' });
    assert.deepEqual(sent!.replayed, {});
  });

  it('run by command', async () => {
    const before = api.sessions.length;
    await vscode.commands.executeCommand('websocketInspector.runScenario', uri);
    assert.equal(api.sessions.length, before + 1);
    assert.equal(await api.sessions.at(-1)!.count({ filter: 'dir:out op:text' }), 1);
  });

  it('are marked where they are wrong, and have lenses', async () => {
    await write('{"steps":[{"sent":"a"}]}');
    const document = await vscode.workspace.openTextDocument(uri);
    const [problem] = await until('a problem', () => {
      const found = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source }) => source === 'WebSocket Inspector');
      return found.length > 0 && found;
    });
    assert.match(problem!.message, /`steps\[0\]` must be/);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    const titles = lenses.map(({ command }) => command?.title ?? '');
    assert.ok(titles.includes('$(play) Run') && titles.includes('$(list-ordered) Dry run'), titles.join());
  });
});
