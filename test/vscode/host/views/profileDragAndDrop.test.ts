import * as assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ProfileChanges } from '../../../../src/host/profileTree/profileChanges.ts';
import { ProfileDragAndDrop } from '../../../../src/host/views/profileDragAndDrop.ts';
import type { ProfileNode } from '../../../../src/host/views/profileNodes.ts';
import { ProfileTreeData } from '../../../../src/host/views/profileTreeData.ts';
import { answer, type Answers } from '../support/answers.ts';
import { ownProfiles, untrusted, type OwnProfiles } from '../support/ownProfiles.ts';

const workspace = `{
  "profiles": [
    // of a
    { "name": "a", "url": "ws://a" },
    { "name": "b", "url": "ws://b" }, // of b
    { "name": "c", "url": "ws://c", "folder": "Team" },
    { "name": "d", "url": "ws://d", "folder": "Team/Staging" }
  ]
}
`;

describe('dragging profiles', () => {
  let profiles: OwnProfiles;
  let data: ProfileTreeData;
  let changes: ProfileChanges;
  let answers: Answers | undefined;

  beforeEach(async () => {
    profiles = await ownProfiles({ workspace, user: '{ "profiles": [{ "name": "mine", "url": "ws://m" }] }' });
    data = new ProfileTreeData(profiles, { all: [] }, ({ url }) => url);
    changes = new ProfileChanges();
  });

  afterEach(async () => {
    answers?.restore();
    answers = undefined;
    data.dispose();
    await profiles.dispose();
  });

  const drag = async (node: ProfileNode, target: ProfileNode | undefined): Promise<void> => {
    const transfer = new vscode.DataTransfer();
    const controller = new ProfileDragAndDrop(data, changes);
    controller.handleDrag([node], transfer);
    await controller.handleDrop(target, transfer);
  };
  const file = (store = profiles.workspace): ProfileNode => ({ kind: 'file', store });
  const folder = async (path: string): Promise<ProfileNode> => {
    const find = async (parent: ProfileNode): Promise<ProfileNode | undefined> => {
      for (const child of await data.getChildren(parent)) {
        if ('profile' in child || child.kind !== 'folder') continue;
        const found = child.folder.path === path ? child : await find(child);
        if (found) return found;
      }
      return undefined;
    };
    return (await find(file()))!;
  };
  const order = (store = profiles.workspace): Promise<string[]> => profiles.order(store);

  it('puts them in order, with their comments, and takes it back', async () => {
    await drag(profiles.saved('a'), profiles.saved('b'));
    assert.deepEqual(await order(), ['b', 'a', 'Team:c', 'Team/Staging:d']);
    assert.match(await profiles.text(profiles.workspace), /"ws:\/\/b" }, \/\/ of b\n {4}\/\/ of a\n {4}{ "name": "a"/);
    assert.deepEqual(
      profiles.workspace.entries.map(({ profile }) => profile.name),
      ['b', 'a', 'c', 'd'],
    );
    assert.equal(await changes.undo(), 'Move “a”');
    assert.equal(await profiles.text(profiles.workspace), workspace);
  });

  it('puts them into folders, and out of them', async () => {
    await drag(profiles.saved('a'), await folder('Team'));
    assert.deepEqual(await order(), ['b', 'Team:c', 'Team:a', 'Team/Staging:d']);
    await drag(profiles.saved('d'), file());
    await drag(profiles.saved('c'), undefined);
    assert.deepEqual(await order(), ['b', 'd', 'c', 'Team:a']);
  });

  it('moves folders with all that is in them', async () => {
    await drag(await folder('Team/Staging'), file());
    assert.deepEqual(await order(), ['a', 'b', 'Team:c', 'Staging:d']);
    data.addFolder(profiles.workspace, 'Empty');
    await drag(await folder('Empty'), await folder('Team'));
    assert.deepEqual(data.foldersOf(profiles.workspace), ['Team', 'Team/Empty', 'Staging']);
  });

  it('moves nothing onto itself', async () => {
    await drag(await folder('Team'), await folder('Team/Staging'));
    await drag(profiles.saved('a'), profiles.saved('a'));
    await drag(file(), await folder('Team'));
    assert.equal(await profiles.text(profiles.workspace), workspace);
  });

  it('moves to another file after a question', async () => {
    answers = answer({ button: ['Move'] });
    await drag(await folder('Team'), file(profiles.user));
    assert.deepEqual(answers.asked, ['Move 2 profiles to your own profiles?']);
    assert.deepEqual(await order(), ['a', 'b']);
    assert.deepEqual(await order(profiles.user), ['mine', 'Team:c', 'Team/Staging:d']);
    assert.doesNotMatch(await profiles.text(profiles.user), /"from"/);
    await drag(profiles.saved('mine'), profiles.saved('a'));
    assert.deepEqual(await order(), ['a', 'b', 'mine']);
    await changes.undo();
    await changes.undo();
    assert.equal(await profiles.text(profiles.workspace), workspace);
  });

  it('leaves everything where it is when the question is left', async () => {
    answers = answer({});
    await drag(profiles.saved('a'), file(profiles.user));
    assert.equal(await profiles.text(profiles.workspace), workspace);
  });

  it('tells of a name that is taken, and of a folder that is not trusted', async () => {
    await profiles.user.put({ name: 'a', url: 'ws://other' });
    answers = answer({ button: ['Move'] });
    await drag(profiles.saved('a'), file(profiles.user));
    await drag({ ...profiles.saved('b'), store: untrusted(profiles.workspace) }, file(profiles.user));
    assert.match(answers.asked[0]!, /called “a” there already/);
    assert.match(answers.asked[1]!, /not trusted stay in it/);
    assert.equal(await profiles.text(profiles.workspace), workspace);
  });
});
