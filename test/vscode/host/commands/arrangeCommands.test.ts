import * as assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { arrangeCommands } from '../../../../src/host/commands/arrangeCommands.ts';
import { ProfileChanges } from '../../../../src/host/profileTree/profileChanges.ts';
import type { NamedProfile } from '../../../../src/host/profiles/profileFile.ts';
import type { Services } from '../../../../src/host/services.ts';
import type { FolderNode, ProfileNode } from '../../../../src/host/views/profileNodes.ts';
import { ProfileTreeData } from '../../../../src/host/views/profileTreeData.ts';
import { answer, type Answers } from '../support/answers.ts';
import { ownProfiles, type OwnProfiles } from '../support/ownProfiles.ts';

const workspace = `{ "profiles": [
  { "name": "a", "url": "ws://a" },
  { "name": "b", "url": "ws://b", "folder": "Team" },
  { "name": "c", "url": "ws://c", "folder": "Team" }
] }
`;

describe('arranging profiles', () => {
  let profiles: OwnProfiles;
  let data: ProfileTreeData;
  let commands: ReturnType<typeof arrangeCommands>;
  let answers: Answers;
  let focused: ProfileNode | undefined;
  const revealed: string[] = [];
  const forgotten: string[] = [];

  beforeEach(async () => {
    profiles = await ownProfiles({ workspace });
    data = new ProfileTreeData(profiles, { all: [] }, ({ url }) => url);
    const vault = { forget: ({ name }: NamedProfile) => Promise.resolve(void forgotten.push(name)) };
    const tree = {
      data,
      focusedNode: () => Promise.resolve(focused),
      reveal: (_: unknown, name: string) => Promise.resolve(void revealed.push(name)),
    };
    commands = arrangeCommands({ profiles, vault } as unknown as Services, tree, new ProfileChanges());
    answers = answer({});
    revealed.length = 0;
    forgotten.length = 0;
  });

  afterEach(async () => {
    answers.restore();
    data.dispose();
    await profiles.dispose();
  });

  const given = (with_: Parameters<typeof answer>[0]): void => {
    answers.restore();
    answers = answer(with_);
  };
  const order = (): Promise<string[]> => profiles.order(profiles.workspace);
  const team = async (): Promise<FolderNode> => {
    const [node] = await data.getChildren({ kind: 'file', store: profiles.workspace });
    return node as FolderNode;
  };

  it('renames, duplicates beside, and deletes; each is taken back', async () => {
    given({ input: ['z'], button: ['Delete'] });
    await commands.renameProfile(profiles.saved('a'));
    await commands.duplicateProfile(profiles.saved('b'));
    await commands.deleteProfile(profiles.saved('c'));
    assert.deepEqual(await order(), ['z', 'Team:b', 'Team:b copy']);
    assert.deepEqual([revealed, forgotten], [['z', 'b copy'], ['c']]);
    for (let count = 0; count < 3; count++) await commands.undoProfileChange();
    assert.equal(await profiles.text(profiles.workspace), workspace);
  });

  it('moves up and down, and into folders', async () => {
    focused = profiles.saved('c');
    await commands.moveProfileUp('focused');
    await commands.moveProfileUp('focused');
    assert.deepEqual(await order(), ['a', 'Team:c', 'Team:b']);
    await commands.moveProfileDown(profiles.saved('c'));
    assert.deepEqual(await order(), ['a', 'Team:b', 'Team:c']);
    given({ pick: ['Team', 'Top', 'New folder'], input: ['Old / Ones'] });
    for (const name of ['a', 'b', 'c']) await commands.moveProfile(profiles.saved(name));
    assert.deepEqual(await order(), ['Team:a', 'b', 'Old/Ones:c']);
    assert.deepEqual(answers.asked, ['Team, New folder…', 'Top, New folder…', 'Top, New folder…', '']);
  });

  it('moves folders up and down among each other', async () => {
    given({ pick: ['New folder'], input: ['Crew'] });
    await commands.moveProfile(profiles.saved('a'));
    assert.deepEqual(await order(), ['Crew:a', 'Team:b', 'Team:c']);
    focused = (await data.getChildren({ kind: 'file', store: profiles.workspace }))[1];
    await commands.moveProfileUp('focused');
    assert.deepEqual(await order(), ['Team:b', 'Team:c', 'Crew:a']);
    await commands.moveProfileUp('focused');
    focused = await team();
    await commands.moveProfileDown('focused');
    assert.deepEqual(await order(), ['Crew:a', 'Team:b', 'Team:c']);
  });

  it('does with the focused item what its kind asks for, and nothing where none has the focus', async () => {
    focused = undefined;
    await commands.renameProfile('focused');
    await commands.deleteProfile('focused');
    await commands.moveProfileUp('focused');
    assert.deepEqual(answers.asked, []);
    focused = await team();
    given({ input: ['Crew'] });
    await commands.renameProfile('focused');
    assert.deepEqual(await order(), ['a', 'Crew:b', 'Crew:c']);
  });

  it('makes folders, renames and deletes them', async () => {
    given({ input: ['Staging', 'Production', 'Crew'], pick: ['Workspace'], button: ['Delete'] });
    await commands.newProfileFolder(await team());
    assert.deepEqual(data.foldersOf(profiles.workspace), ['Team', 'Team/Staging']);
    await commands.newProfileFolder();
    assert.deepEqual(data.foldersOf(profiles.workspace), ['Team', 'Team/Staging', 'Production']);
    await commands.renameProfileFolder(await team());
    assert.deepEqual(data.foldersOf(profiles.workspace), ['Crew', 'Crew/Staging', 'Production']);
    await commands.deleteProfileFolder(await team());
    assert.match(answers.asked.at(-1)!, /Delete the folder “Crew” and its 2 profiles\?/);
    assert.deepEqual([await order(), forgotten], [['a'], ['b', 'c']]);
    assert.deepEqual(data.foldersOf(profiles.workspace), ['Production']);
  });

  it('leaves what is there when a question is left', async () => {
    await commands.renameProfile(profiles.saved('a'));
    await commands.deleteProfile(profiles.saved('a'));
    await commands.moveProfile(profiles.saved('a'));
    await commands.newProfileFolder(profiles.saved('a'));
    await commands.deleteProfileFolder(await team());
    assert.equal(answers.asked.length, 5);
    assert.equal(await profiles.text(profiles.workspace), workspace);
  });
});
