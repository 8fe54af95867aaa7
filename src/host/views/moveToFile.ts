/** From the workspace's profiles to the user's, or the other way round. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { grouped } from '../amounts.ts';
import type { Target } from '../profileTree/drop.ts';
import { folderPath, movedPath, joined, nameOf } from '../profileTree/folderPath.ts';
import type { ProfileChanges } from '../profileTree/profileChanges.ts';
import { profilesWithin, removeProfilesWithin } from '../profileTree/profileMoves.ts';
import { putProfile, removeProfile } from '../profiles/profileEdits.ts';
import type { NamedProfile } from '../profiles/profileFile.ts';
import type { ProfileStore } from '../profiles/profileStore.ts';
import type { ProfileNode } from './profileNodes.ts';

/** Secrets stay where they are: they belong to a host, not to a file. Names that are taken there stop it. */
export async function moveToFile(
  changes: ProfileChanges,
  node: ProfileNode,
  to: ProfileStore,
  place: Target,
): Promise<void> {
  const { store: from } = node;
  if (!from.trusted || !to.trusted) throw new Error(t('Profiles of a folder that is not trusted stay in it.'));
  const folder = place.kind === 'folder' ? place.path : folderPath(to.get(place.name)?.profile.folder);
  const moved = movedProfiles(node, folder);
  const taken = moved.find(({ name }) => to.get(name));
  if (taken) throw new Error(t('Another profile is called “{0}” there already. Rename one of them first.', taken.name));
  if (moved.length === 0 || !(await confirmed(node, moved.length, to))) return;
  const name = 'profile' in node ? node.profile.name : node.kind === 'folder' ? node.folder.name : '';
  await changes.make(
    t('Move “{0}”', name),
    { file: to, change: (text) => moved.reduce(putProfile, text) },
    {
      file: from,
      change: (text) =>
        'profile' in node
          ? (removeProfile(text, node.profile.name) ?? text)
          : node.kind === 'folder'
            ? removeProfilesWithin(text, node.folder.path)
            : text,
    },
  );
}

function movedProfiles(node: ProfileNode, folder: string): NamedProfile[] {
  const placed = (profile: NamedProfile, path: string): NamedProfile => {
    const { folder: before, ...rest } = profile;
    return path === '' ? rest : { ...rest, folder: path };
  };
  if ('profile' in node) return [placed(node.profile, folder)];
  if (node.kind !== 'folder') return [];
  const { path } = node.folder;
  const to = joined(folder, nameOf(path));
  return profilesWithin(node.store.text, path).map((profile) =>
    placed(profile, movedPath(folderPath(profile.folder), path, to)),
  );
}

async function confirmed(node: ProfileNode, count: number, to: ProfileStore): Promise<boolean> {
  const move = t('Move');
  const detail =
    to.kind === 'user'
      ? t('Your own profiles are there in every folder, and nobody else has them.')
      : t('It is written to {0}, for everybody who has the folder.', vscode.workspace.asRelativePath(to.uri));
  const question = moveQuestion(node, count, to);
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, move)) === move;
}

function moveQuestion(node: ProfileNode, count: number, to: ProfileStore): string {
  if (to.kind === 'user') {
    if ('profile' in node) return t('Move the profile “{0}” to your own profiles?', node.profile.name);
    return count === 1
      ? t('Move its profile to your own profiles?')
      : t('Move {0} profiles to your own profiles?', grouped(count));
  }
  const { title } = to;
  if ('profile' in node) return t('Move the profile “{0}” to the profiles of {1}?', node.profile.name, title);
  return count === 1
    ? t('Move its profile to the profiles of {0}?', title)
    : t('Move {0} profiles to the profiles of {1}?', grouped(count), title);
}
