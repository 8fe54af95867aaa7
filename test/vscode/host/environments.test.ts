import * as assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { WebSocketInspectorApi } from '../../../src/api.ts';
import { commands } from '../../../src/host/contributions.ts';
import { ChosenEnvironment } from '../../../src/host/profiles/environments/chosenEnvironment.ts';
import { Profiles } from '../../../src/host/profiles/profiles.ts';
import { EnvironmentStatus } from '../../../src/host/views/environmentStatus.ts';
import { answer, type Answers } from './support/answers.ts';
import { activateApi } from './support/extension.ts';
import { removeProfileFile, untilSeen, writeProfileFile } from './support/profileFile.ts';
import { until } from './support/until.ts';

describe('environments of profiles', () => {
  let api: WebSocketInspectorApi;
  let demo: { url: string; stop(): Promise<void> };
  let answers: Answers | undefined;

  before(async () => {
    api = await activateApi();
    demo = await api.startDemoServer();
  });

  afterEach(() => {
    answers?.restore();
    answers = undefined;
  });

  after(async () => {
    await removeProfileFile();
    await demo.stop();
  });

  const file = (extra: object = {}): object => ({
    environments: {
      first: { host: demo.url.slice('ws://'.length), path: 'echo' },
      second: { host: demo.url.slice('ws://'.length), path: 'market' },
      ...extra,
    },
    profiles: [{ name: 'by environment', url: 'ws://${host}/${path}' }],
  });

  /** The path that the profile connects to. */
  const connected = async (given: Parameters<typeof answer>[0]): Promise<string> => {
    const known = new Set(api.sessions);
    answers?.restore();
    answers = answer(given);
    await vscode.commands.executeCommand(commands.connectProfile);
    const session = api.sessions.find((one) => !known.has(one));
    if (!session) return 'none';
    await until('the end of the attempt', () => session.state === 'open');
    const { request } = await session.handshake();
    await session.close();
    return request.startLine.split(' ')[1]!;
  };

  /** Until the extension has read what was just written. */
  const read = (environments: string): Promise<unknown> =>
    untilSeen('the file', async () => {
      answers?.restore();
      answers = answer({});
      await vscode.commands.executeCommand(commands.switchEnvironment);
      return answers.asked.includes(environments);
    });

  it('are asked for where none is chosen, and remembered', async () => {
    await writeProfileFile(file());
    await read('first, second');
    assert.equal(await connected({ pick: ['by environment'] }), 'none');
    assert.equal(await connected({ pick: ['by environment', 'second'] }), '/market');
    assert.equal(await connected({ pick: ['by environment'] }), '/market');
  });

  it('are switched by a command', async () => {
    answers = answer({ pick: ['first'] });
    await vscode.commands.executeCommand(commands.switchEnvironment);
    assert.equal(await connected({ pick: ['by environment'] }), '/echo');
  });

  it('hold by default where another one was chosen that is gone', async () => {
    await writeProfileFile({
      environments: { default: 'third', third: { host: demo.url.slice('ws://'.length), path: 'chat' } },
      profiles: [{ name: 'by environment', url: 'ws://${host}/${path}' }],
    });
    await read('third');
    assert.equal(await connected({ pick: ['by environment'] }), '/chat');
  });

  it('are in the status bar where there are some', async () => {
    const shown: string[] = [];
    const own = vscode.window as unknown as { createStatusBarItem: unknown };
    const before = own.createStatusBarItem;
    const item = {
      text: '',
      tooltip: '',
      show: () => shown.push(item.text),
      hide: () => shown.push('hidden'),
      dispose: () => undefined,
    };
    own.createStatusBarItem = () => item;
    const profiles = new Profiles(vscode.Uri.file('/nowhere'));
    const kept = new Map<string, unknown>();
    const chosen = new ChosenEnvironment({
      get: <T>(key: string) => kept.get(key) as T | undefined,
      update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    });
    try {
      const status = new EnvironmentStatus(profiles, chosen);
      await writeProfileFile(file());
      await profiles.load();
      assert.equal(shown.at(-1), '$(server-environment) no environment');
      await chosen.choose('second');
      assert.equal(shown.at(-1), '$(server-environment) second');
      assert.match(item.tooltip, /: second\n/);
      await writeProfileFile({ profiles: [] });
      await profiles.stores[0]!.reload();
      assert.equal(shown.at(-1), 'hidden');
      status.dispose();
    } finally {
      own.createStatusBarItem = before;
      profiles.dispose();
    }
  });

  it('say so where there are none', async () => {
    await removeProfileFile();
    await until('the word that there are none', async () => {
      answers?.restore();
      answers = answer({});
      await vscode.commands.executeCommand(commands.switchEnvironment);
      return answers.asked.some((text) => text.startsWith('No profile file has environments'));
    });
  });
});
