import * as assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { WebSocketInspectorApi } from '../../../../src/api.ts';
import type { Verdict } from '../../../../src/contract/scenario.ts';
import { Connector } from '../../../../src/host/connector.ts';
import { engineClient } from '../../../../src/host/engine/engineClient.ts';
import type { Profiles } from '../../../../src/host/profiles/profiles.ts';
import { ScenarioRunner, type ScenarioResult } from '../../../../src/host/scenarios/scenarioRunner.ts';
import { parseScenario } from '../../../../src/host/scenarios/scenarioFile.ts';
import { ScenarioTests } from '../../../../src/host/scenarios/scenarioTests.ts';
import { toldVerdicts } from '../../../../src/host/scenarios/verdictWords.ts';
import { Sessions } from '../../../../src/host/sessions/sessions.ts';
import { activateApi, extensionId, workspaceFolder } from '../support/extension.ts';
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

/** Of four expectations the demo server meets one. */
function changed(url: string): string {
  return JSON.stringify({
    name: 'a changed server',
    target: `${url}/chat`,
    steps: [
      { name: 'is welcome', expect: { like: { type: 'welcome' } } },
      { send: { json: { type: 'message', text: 'hello', id: 4 } } },
      { name: 'is answered', expect: { like: { ref: 4, type: 'welcome' } }, within: 300 },
      { name: 'says who is there', expect: { paths: { '$.nobody': { exists: true } } }, within: 300 },
      { send: { json: { type: 'message', text: 'again', id: 5 } } },
      { name: 'stays silent', never: { paths: { '$.ref': 5 } }, within: 5_000 },
    ],
  });
}

/** A runner with an engine of its own, as the extension builds it. */
function ownRunner(): { runner: ScenarioRunner; end(): Promise<void> } {
  const captures = mkdtempSync(join(tmpdir(), 'wsi-scenarios-'));
  const engine = engineClient(distFile('engine.js'), () => ({ captureFolder: captures }), {
    onSession: (snapshot) => sessions.update(snapshot),
    onCaptures: () => undefined,
    onDied: ({ failure }) => sessions.interruptAll(failure),
    onOutput: (line) => console.error(line),
  });
  const sessions: Sessions = new Sessions(engine);
  const log = vscode.window.createOutputChannel('scenarios', { log: true });
  const connector = new Connector({
    sessions,
    resolve: (profile) => Promise.resolve({ profile, secrets: [] }),
    titleOf: () => undefined,
    demo: { startFor: () => Promise.resolve() },
    log,
    timeout: () => 10_000,
    network: () => ({}),
  });
  const profiles = { all: () => Promise.resolve([]) } as unknown as Profiles;
  return {
    runner: new ScenarioRunner({ connector, profiles, sessions }),
    async end() {
      sessions.dispose();
      log.dispose();
      await engine.dispose();
      rmSync(captures, { recursive: true, force: true });
    },
  };
}

function distFile(name: string): string {
  return join(vscode.extensions.getExtension(extensionId)!.extensionPath, 'dist', name);
}

/** What `websocket-inspector run` says of a file. */
function inTerminal(file: string): Promise<{ code: number | null; out: string }> {
  // The executable of a desktop VS Code is Electron.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const child = spawn(process.execPath, [distFile('cli.js'), 'run', file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out }));
  });
}

async function write(text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

let controllers = 0;

/** A runner that comes to these verdicts. */
function deciding(verdicts: Verdict[], verdict: ScenarioResult['verdict']): ScenarioRunner {
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
  return { run } as unknown as ScenarioRunner;
}

/** What a run is told, and the tests that there are. */
function watched(runner: ScenarioRunner) {
  const told: string[] = [];
  const messages: vscode.TestMessage[] = [];
  const printed: string[] = [];
  const controller = vscode.tests.createTestController(`watched.${controllers++}`, 'Watched');
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
      appendOutput: (text: string) => void printed.push(text),
    };
  };
  return { explorer: new ScenarioTests(runner, controller), told, messages, printed };
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
    const { explorer } = watched(deciding([], 'passed'));
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
    const { explorer, told, messages, printed } = watched(deciding([passed, failed], 'failed'));
    const items = (await explorer.all()).filter((one) => one.uri?.toString() === uri.toString());
    await explorer.run(new vscode.TestRunRequest(items), never);
    assert.deepEqual(told, ['passed is welcome', 'failed is answered', 'failed a conversation']);
    assert.deepEqual(printed.join('').split('\r\n').slice(0, 4), [
      'a conversation',
      '  ✓ is welcome',
      '  ✗ is answered',
      '      No.',
    ]);
    const [message] = messages;
    assert.deepEqual([message!.message, message!.expectedOutput, message!.actualOutput], ['No.', 'a', 'b']);
    assert.equal(message!.location!.range.start.line, 23);
    explorer.dispose();
  });

  it('run for real, each on a connection of its own', async () => {
    const before = new Set(api.sessions);
    await vscode.commands.executeCommand('testing.refreshTests');
    await vscode.commands.executeCommand('testing.runAll');
    const session = await until('a connection of the scenario', () =>
      api.sessions.find((one) => !before.has(one) && one.url === `${demo.url}/chat`),
    );
    await until('its end', () => session.state === 'closed');
    const [sent] = await session.rows({ start: 0, count: 1, filter: 'dir:out op:text' });
    assert.deepEqual(sent!.replayed, {});
  });

  it('come to the verdicts that the terminal comes to', async () => {
    await write(changed(demo.url));
    const own = ownRunner();
    const { explorer, told, messages } = watched(own.runner);
    try {
      const items = (await explorer.all()).filter((one) => one.uri?.toString() === uri.toString());
      await explorer.run(new vscode.TestRunRequest(items), never);
    } finally {
      explorer.dispose();
      await own.end();
    }
    assert.deepEqual(told, [
      'passed is welcome',
      'failed is answered',
      'failed says who is there',
      'failed stays silent',
      'failed a changed server',
    ]);
    const { code, out } = await inTerminal(uri.fsPath);
    assert.equal(code, 1);
    const marks = { '✓': 'passed', '✗': 'failed' } as const;
    const inLines = [...out.matchAll(/^ {2}([✓✗]) (.*)$/gm)].map(
      ([, mark, title]) => `${marks[mark as keyof typeof marks]} ${title}`,
    );
    assert.deepEqual(inLines, told.slice(0, -1));
    // The differences are the same ones, too.
    const [answered, members] = messages;
    assert.match(answered!.expectedOutput!, /"type": "welcome"/);
    assert.match(answered!.actualOutput!, /"type": "message"/);
    assert.ok(out.includes('-  "type": "welcome"') && out.includes('+  "type": "message"'), out);
    assert.match(members!.message as string, /^It did not come within 300 ms\./);
    await write(scenario(demo.url, 'a conversation'));
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
