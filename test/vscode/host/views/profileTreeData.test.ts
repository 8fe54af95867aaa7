import * as assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { SessionState } from '../../../../src/contract/model.ts';
import type { Sessions } from '../../../../src/host/sessions/sessions.ts';
import {
  isFaultyNode,
  isFileNode,
  isFolderNode,
  isSavedProfile,
  nodeId,
  type ProfileNode,
} from '../../../../src/host/views/profileNodes.ts';
import { fileItem, profileItem } from '../../../../src/host/views/profileItems.ts';
import { shownAddress } from '../../../../src/host/profiles/shownAddress.ts';
import { profileScope } from '../../../../src/host/profiles/profileScope.ts';
import { ChosenEnvironment } from '../../../../src/host/profiles/environments/chosenEnvironment.ts';
import { ProfileTreeData } from '../../../../src/host/views/profileTreeData.ts';
import { ownProfiles, untrusted, type OwnProfiles } from '../support/ownProfiles.ts';

const workspace = `{ "profiles": [
  { "name": "a", "url": "ws://a/?key=\${secret:k}" },
  { "name": "b", "url": "ws://b", "folder": "Team/Staging", "tls": { "verify": false } },
  { "name": "c", "url": "ws://c", "folder": "Team" }
] }`;

describe('the tree of profiles', () => {
  let profiles: OwnProfiles;
  let data: ProfileTreeData;
  const sessions: unknown[] = [];

  before(async () => {
    profiles = await ownProfiles({ workspace, user: '{ "profiles": [{ "name": "mine", "url": "ws://m" }] }' });
    data = new ProfileTreeData(profiles, { all: sessions } as unknown as Sessions, (profile) =>
      shownAddress(profile, { variable: () => undefined }),
    );
  });

  after(async () => {
    data.dispose();
    await profiles.dispose();
  });

  /** As `label (description) icon`, indented. */
  const shown = async (node?: ProfileNode, depth = 0): Promise<string[]> => {
    const children = await data.getChildren(node);
    const lines = await Promise.all(
      children.map(async (child) => {
        const { label, description, iconPath, contextValue } = data.getTreeItem(child);
        const icon = (iconPath as vscode.ThemeIcon).id;
        const line = `${'  '.repeat(depth)}${label as string} (${description as string}) ${icon} ${contextValue}`;
        return [line, ...(await shown(child, depth + 1))];
      }),
    );
    return lines.flat();
  };

  it('has a group for each file, folders with their counts, and profiles', async () => {
    assert.deepEqual(await shown(), [
      'Workspace (3) root-folder profileGroup',
      '  Team (2) folder profileFolder',
      '    Staging (1) folder profileFolder',
      '      b (ws://b) bookmark profile',
      '    c (ws://c) bookmark profile',
      '  a (ws://a/?key=•••) bookmark profile',
      'User (1) account profileGroup',
      '  mine (ws://m) bookmark profile',
    ]);
  });

  it('knows parents, by ids that last', async () => {
    const [file] = await data.getChildren();
    const [team] = await data.getChildren(file);
    const [staging] = await data.getChildren(team);
    const [b] = await data.getChildren(staging);
    const up = (node: ProfileNode): string => nodeId(data.getParent(node)!);
    assert.deepEqual([up(b!), up(staging!), up(team!)], [staging!, team!, file!].map(nodeId));
    assert.equal(data.getParent(file!), undefined);
    assert.deepEqual(
      [file, team, b, undefined, 'x'].map((node) =>
        [isFileNode(node), isFolderNode(node), isSavedProfile(node)].indexOf(true),
      ),
      [0, 1, 2, -1, -1],
    );
  });

  it('shows a dot where a connection is open', () => {
    const saved = profiles.saved('c');
    const states: [SessionState, string, string][] = [
      ['open', 'circle-filled', 'profile.open'],
      ['connecting', 'loading~spin', 'profile.open'],
      ['reconnecting', 'loading~spin', 'profile.open'],
      ['closing', 'bookmark', 'profile'],
      ['closed', 'bookmark', 'profile'],
    ];
    for (const [state, icon, contextValue] of states) {
      sessions.splice(0, 1, { source: saved.profile, snapshot: { state } });
      const item = data.getTreeItem(saved);
      assert.deepEqual([(item.iconPath as vscode.ThemeIcon).id, item.contextValue], [icon, contextValue]);
      if (contextValue === 'profile.open')
        assert.match(item.tooltip as string, new RegExp(`Its connection is ${state}\\.`));
    }
    sessions.length = 0;
  });

  it('says what is to be known of a profile', () => {
    const item = data.getTreeItem(profiles.saved('b'));
    assert.equal(
      item.tooltip,
      'b\nws://b\nDouble-click or Enter connects.\nFolder: Team/Staging\nCertificates are not checked.',
    );
    assert.equal(item.accessibilityInformation?.label, 'b, not connected, ws://b');
  });

  it('shows where a profile leads in the environment that holds, also after a switch', async () => {
    const before = await profiles.text(profiles.workspace);
    await profiles.workspace.edit(
      () => `{ "environments": { "default": "dev", "dev": { "host": "d" }, "staging": { "host": "s" } },
        "profiles": [{ "name": "a", "url": "ws://\${host}/\${input:x}" }] }`,
    );
    let chosen: string | undefined;
    const environment = new ChosenEnvironment({
      get: <T>() => chosen as T,
      update: (_key, value) => Promise.resolve(void (chosen = value as string)),
    });
    const tree = new ProfileTreeData(profiles, { all: [] }, (profile) =>
      shownAddress(profile, profileScope(profile, profiles, environment)),
    );
    const description = (): unknown => tree.getTreeItem(profiles.saved('a')).description;
    assert.equal(description(), 'ws://d/${input:x}');
    await environment.choose('staging');
    assert.equal(description(), 'ws://s/${input:x}');
    tree.dispose();
    await profiles.workspace.edit(() => before);
  });

  it('shows that a folder is not trusted', () => {
    const saved = profiles.saved('a');
    const store = untrusted(saved.store);
    const item = profileItem({ ...saved, store }, undefined, 'ws://a/?key=•••');
    assert.equal(item.description, 'not trusted · ws://a/?key=•••');
    assert.equal((item.iconPath as vscode.ThemeIcon).id, 'workspace-untrusted');
    assert.match(item.tooltip as string, /not trusted: connecting asks first/);
    const group = fileItem({ kind: 'file', store }, 'Workspace');
    assert.equal(group.description, '3 · not trusted');
    assert.equal((group.iconPath as vscode.ThemeIcon).id, 'workspace-untrusted');
  });

  it('keeps a profile with an error in its place, and says what is wrong', async () => {
    const mended = await profiles.text(profiles.workspace);
    await profiles.workspace.edit(() =>
      mended
        .replace('"url": "ws://c"', '"url": "ws://c", "timeouts": { "connect": "5s" }')
        .replace('\n] }', ',\n  { "name": "a", "url": 7 }\n] }'),
    );
    const words = '`timeouts.connect` must be a number from 1 to 2147483647.';
    assert.deepEqual((await shown()).slice(0, 7), [
      'Workspace (4 · 2 with errors) root-folder profileGroup',
      '  Team (2) folder profileFolder',
      '    Staging (1) folder profileFolder',
      '      b (ws://b) bookmark profile',
      `    c (${words}) error profile.faulty`,
      '  a (ws://a/?key=•••) bookmark profile',
      '  a (Another profile is called “a” already; this one is left out. And 1 more.) error profile.faulty',
    ]);
    const [file] = await data.getChildren();
    const [team] = await data.getChildren(file);
    const c = (await data.getChildren(team)).find(isFaultyNode)!;
    assert.equal(nodeId(data.getParent(c)!), nodeId(team!));
    const { tooltip, accessibilityInformation } = data.getTreeItem(c);
    assert.match(tooltip as string, /^c\nLine 4: `timeouts\.connect` must be .+\nIt cannot be connected until/);
    assert.equal(accessibilityInformation?.label, `c, 1 error, ${words}`);
    await profiles.workspace.edit(() => mended);
  });

  it('keeps folders that nothing is in', async () => {
    data.addFolder(profiles.user, 'New/Inner');
    assert.deepEqual(data.foldersOf(profiles.user), ['New', 'New/Inner']);
    assert.ok((await shown()).includes('    Inner (empty) folder profileFolder'));
    data.moveEmptyFolder(profiles.user, 'New/Inner', 'Other');
    assert.deepEqual(data.foldersOf(profiles.user), ['Other']);
    data.moveEmptyFolder(profiles.user, 'Other');
    assert.deepEqual(data.foldersOf(profiles.user), []);
  });
});
