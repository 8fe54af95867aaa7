import * as assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { profileCommands } from '../../../../src/host/commands/profileCommands.ts';
import type { NamedProfile } from '../../../../src/host/profiles/profileFile.ts';
import type { SavedProfile } from '../../../../src/host/profiles/profiles.ts';
import type { Services } from '../../../../src/host/services.ts';
import { DoubleClick } from '../../../../src/host/views/doubleClick.ts';
import type { ProfileNode } from '../../../../src/host/views/profileNodes.ts';
import { answer, type Answers } from '../support/answers.ts';
import { until } from '../support/until.ts';
import { ownProfiles, untrusted, type OwnProfiles } from '../support/ownProfiles.ts';

const workspace = `{
  "profiles": [
    { "name": "a", "url": "ws://a" },
    { "name": "b", "url": "ws://b" }
  ]
}
`;

describe('connecting profiles', () => {
  let profiles: OwnProfiles;
  let commands: ReturnType<typeof profileCommands>;
  let answers: Answers | undefined;
  let focused: ProfileNode | undefined;
  let now = 0;
  const sessions: { source: NamedProfile; snapshot: { state: string } }[] = [];
  const environment = { name: 'dev' };
  const shown: string[] = [];
  const begun: string[] = [];

  beforeEach(async () => {
    profiles = await ownProfiles({ workspace });
    const begin = (source: NamedProfile): unknown => {
      begun.push(source.name);
      const session = { source, snapshot: { state: 'open' } };
      sessions.push(session);
      return Promise.resolve({ session, opened: Promise.resolve() });
    };
    const panels = {
      show: ({ source }: { source: NamedProfile }) => void shown.push(source.name),
      of: () => undefined,
    };
    environment.name = 'dev';
    const services = {
      profiles,
      sessions: { all: sessions },
      connector: { begin },
      panels,
      environment,
      log: { warn: () => undefined },
    } as unknown as Services;
    const tree = { clicks: new DoubleClick(() => now), focusedNode: () => Promise.resolve(focused) };
    commands = profileCommands(services, tree);
    for (const list of [sessions, shown, begun]) list.length = 0;
  });

  afterEach(async () => {
    answers?.restore();
    answers = undefined;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await profiles.dispose();
  });

  const click = async (saved: SavedProfile, after: number): Promise<void> => {
    now += after;
    await commands.openProfile(saved);
  };

  it('takes two clicks, and shows its panel at one where it is open', async () => {
    await click(profiles.saved('a'), 0);
    await click(profiles.saved('b'), 100);
    await click(profiles.saved('b'), 5000);
    assert.deepEqual([begun, shown], [[], []]);
    await click(profiles.saved('b'), 100);
    assert.deepEqual([begun, shown], [['b'], ['b']]);
    await click(profiles.saved('b'), 5000);
    await click(profiles.saved('b'), 100);
    assert.deepEqual([begun, shown], [['b'], ['b', 'b', 'b']]);
    await commands.openProfile('nonsense');
  });

  it('takes one click where VS Code itself waits for two', async () => {
    const list = vscode.workspace.getConfiguration('workbench.list');
    await list.update('openMode', 'doubleClick', vscode.ConfigurationTarget.Global);
    try {
      await click(profiles.saved('a'), 5000);
      assert.deepEqual(begun, ['a']);
    } finally {
      await list.update('openMode', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('takes Enter', async () => {
    focused = { kind: 'file', store: profiles.workspace };
    await commands.connectFocusedProfile();
    focused = profiles.saved('a');
    await commands.connectFocusedProfile();
    assert.deepEqual(begun, ['a']);
  });

  it('opens no second connection unless it is asked to', async () => {
    await commands.connectProfile(profiles.saved('a'));
    await commands.connectProfile(profiles.saved('a'));
    assert.deepEqual([begun, shown], [['a'], ['a', 'a']]);
    answers = answer({ pick: ['a'] });
    await commands.connectProfileAgain();
    assert.deepEqual(begun, ['a', 'a']);
    for (const session of sessions) session.snapshot.state = 'closing';
    await commands.connectProfile(profiles.saved('a'));
    assert.deepEqual(begun, ['a', 'a', 'a']);
  });

  it('connects where the profile leads elsewhere by now', async () => {
    await commands.connectProfile(profiles.saved('a'));
    environment.name = 'staging';
    await commands.connectProfile(profiles.saved('a'));
    assert.deepEqual(begun, ['a', 'a']);
    await profiles.workspace.change('a', { url: 'ws://other' });
    await commands.connectProfile(profiles.saved('a'));
    await commands.connectProfile(profiles.saved('a'));
    assert.deepEqual(begun, ['a', 'a', 'a']);
  });

  it('asks first in a folder that is not trusted', async () => {
    const saved = profiles.saved('a');
    const store = untrusted(saved.store);
    answers = answer({});
    await commands.connectProfile({ ...saved, store });
    assert.deepEqual([begun, answers.asked], [[], ['Connect to ws://a?']]);
    answers.restore();
    answers = answer({ button: ['Connect'] });
    await commands.connectProfile({ ...saved, store });
    assert.deepEqual(begun, ['a']);
  });

  it('says why a profile with an error cannot be connected, and opens the file there', async () => {
    await profiles.workspace.edit((text) =>
      text.replace('"ws://b"', '"ws://b",\n      "timeouts": { "connect": "5s" }'),
    );
    const node = { kind: 'faulty' as const, store: profiles.workspace, faulty: profiles.workspace.faulty[0]! };
    answers = answer({});
    await commands.connectProfile(node);
    focused = node;
    await commands.connectFocusedProfile();
    assert.deepEqual(begun, []);
    for (const said of answers.asked) {
      assert.match(said, /^The profile “b” has an error and cannot be used\. `timeouts\.connect` must be .+ line 5;/);
    }
    assert.equal(answers.asked.length, 2);
    answers.restore();
    answers = answer({ button: ['Open Profile'], pick: ['b', 'b'] });
    const there = async (): Promise<void> => {
      await until('the line of the error', () => vscode.window.activeTextEditor?.selection.active.line === 4);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    };
    await commands.connectProfile();
    await there();
    await commands.editProfile();
    await there();
    await commands.openProfile(node);
    await there();
  });

  it('opens the file at the profile', async () => {
    await commands.editProfile(profiles.saved('b'));
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.uri.fsPath, profiles.workspace.uri.fsPath);
    assert.deepEqual([editor.selection.active.line, editor.selection.active.character], [3, 4]);
    await commands.openWorkspaceProfiles({ kind: 'file', store: profiles.workspace });
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, profiles.workspace.uri.fsPath);
    await commands.openUserProfiles();
    assert.equal(vscode.window.activeTextEditor.document.uri.fsPath, profiles.user.uri.fsPath);
  });
});
