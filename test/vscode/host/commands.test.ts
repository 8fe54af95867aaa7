import * as assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Session, WebSocketInspectorApi } from '../../../src/api.ts';
import { commands, extensionPrefix } from '../../../src/host/contributions.ts';
import { answer, type Answers } from './support/answers.ts';
import { activateApi } from './support/extension.ts';
import { until } from './support/until.ts';

const tabs = (): string[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

describe('commands', () => {
  let api: WebSocketInspectorApi;
  let demo: { url: string; stop(): Promise<void> };
  let answers: Answers;

  before(async () => {
    api = await activateApi();
    demo = await api.startDemoServer();
  });

  afterEach(() => answers.restore());

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await demo.stop();
  });

  const run = async (
    command: string,
    argument?: unknown,
    given: Parameters<typeof answer>[0] = {},
  ): Promise<string[]> => {
    answers = answer(given);
    await vscode.commands.executeCommand(command, argument);
    answers.restore();
    return answers.asked;
  };

  /** The session that a command makes. */
  const made = async (command: () => Promise<unknown>): Promise<Session> => {
    const before = new Set(api.sessions.map(({ id }) => id));
    await command();
    return until('another session', () => api.sessions.find(({ id }) => !before.has(id)));
  };

  it('tries the demo server: asks which feed, connects, opens a panel', async () => {
    const session = await made(() => run(commands.openDemo, undefined, { pick: ['/chat'] }));
    await until('the open state', () => session.state === 'open');
    assert.equal(session.url, `${demo.url}/chat`);
    await until('its tab', () => tabs().includes('● demo /chat'));
    await session.close();
  });

  it('tells where the demo server runs, and goes on without an answer', async () => {
    const asked = await run(commands.startDemoServer);
    assert.deepEqual(asked, [`The demo server runs at ${demo.url}`]);
  });

  it('understands http as ws, and says so', async () => {
    const session = await made(() => run(commands.connect, demo.url.replace('ws:', 'http:') + '/echo'));
    await until('the open state', () => session.state === 'open');
    assert.equal(session.url, `${demo.url}/echo`);
    await until('its tab', () => tabs().some((label) => label.endsWith('/echo (http → ws)')));
    await run(commands.close, session.id);
    await until('the closed state', () => session.state === 'closed');
  });

  it('reconnects in the panel that is there', async () => {
    const first = await made(() => run(commands.connect, `${demo.url}/echo`));
    await until('the open state', () => first.state === 'open');
    await first.close();
    await until('the closed state', () => first.state === 'closed');
    const count = tabs().length;
    const second = await made(() => run(commands.reconnect, first.id));
    await until('the open state', () => second.state === 'open');
    assert.equal(tabs().length, count);
    assert.ok(api.sessions.includes(first), 'its capture is kept');
    await second.close();
  });

  it('removes a connection after a question, and its panel with it', async () => {
    const session = await made(() => run(commands.connect, `${demo.url}/echo?remove`));
    await until('the open state', () => session.state === 'open');
    const count = tabs().length;
    await run(commands.forget, session.id);
    assert.ok(api.sessions.includes(session), 'it was removed without an answer');
    await run(commands.forget, session.id, { button: ['Remove'] });
    assert.ok(!api.sessions.includes(session));
    await until('one tab less', () => tabs().length === count - 1);
    await assert.rejects(session.count(), { code: 'session-removed' });
  });

  it('asks for a secret that nobody told yet, and says nothing when it is not told', async () => {
    const count = api.sessions.length;
    const asked = await run(commands.connect, `${demo.url}/echo?token=\${secret:unknown}`);
    assert.deepEqual(asked, ['Secret “unknown”']);
    assert.equal(api.sessions.length, count);
    const target = `${demo.url}/echo?token=\${secret:unknown}`;
    const session = await made(() => run(commands.connect, target, { input: ['told'] }));
    await until('the open state', () => session.state === 'open');
    assert.equal((await session.handshake()).request.startLine, 'GET /echo?token=told HTTP/1.1');
    await session.close();
  });

  it('keeps so many closed connections as the setting says', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const configuration = vscode.workspace.getConfiguration(extensionPrefix);
    await configuration.update('connections.keepClosed', 1, vscode.ConfigurationTarget.Global);
    try {
      const last = await api.connect(`${demo.url}/echo`, { show: false });
      await until('one closed connection', () => api.sessions.filter(({ state }) => state === 'closed').length === 1);
      await last.close();
    } finally {
      await configuration.update('connections.keepClosed', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('obeys the time-out of the settings', async () => {
    const configuration = vscode.workspace.getConfiguration(extensionPrefix);
    await configuration.update('connect.timeout', 300, vscode.ConfigurationTarget.Global);
    try {
      await assert.rejects(api.connect(`${demo.url}/slow?ms=60000`, { show: false }), { code: 'response-timeout' });
    } finally {
      await configuration.update('connect.timeout', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
