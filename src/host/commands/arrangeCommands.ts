/** Profiles in their files: rename, duplicate, delete, move; folders; and taking that back. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { shifted, shiftedFolder } from '../profileTree/drop.ts';
import { folderPath, nameOf } from '../profileTree/folderPath.ts';
import type { ProfileChanges } from '../profileTree/profileChanges.ts';
import { duplicateProfile, placeFolder } from '../profileTree/profileMoves.ts';
import { copyName, removeProfile, renameProfile } from '../profiles/profileEdits.ts';
import { listedProfiles } from '../profiles/profileFile.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import type { ProfileStore } from '../profiles/profileStore.ts';
import type { Services } from '../services.ts';
import { applyMove } from '../views/profileDragAndDrop.ts';
import { isFolderNode, isSavedProfile, type FolderNode, type ProfileNode } from '../views/profileNodes.ts';
import { chosenProfile } from './chosenProfile.ts';
import type { CommandHandlers } from './commandHandlers.ts';
import { folderCommands, type ShownFolders } from './folderCommands.ts';
import { askProfileName } from './saveConnection.ts';

/** The tree, as far as commands use it. */
export interface ShownProfiles {
  readonly data: ShownFolders;
  focusedNode(): Promise<ProfileNode | undefined>;
  reveal(store: ProfileStore, name: string): Promise<void>;
}

/** What key bindings pass: the item that has the focus in the tree. */
const focused = 'focused';

export function arrangeCommands(
  services: Services,
  tree: ShownProfiles,
  changes: ProfileChanges,
): CommandHandlers<
  | 'renameProfile'
  | 'duplicateProfile'
  | 'deleteProfile'
  | 'moveProfile'
  | 'moveProfileUp'
  | 'moveProfileDown'
  | 'newProfileFolder'
  | 'renameProfileFolder'
  | 'deleteProfileFolder'
  | 'undoProfileChange'
> {
  const { askFolder, ...folders } = folderCommands(services, tree.data, changes);
  const nodeOf = (argument: unknown): unknown => (argument === focused ? tree.focusedNode() : argument);
  const shift = async (argument: unknown, by: -1 | 1): Promise<void> => {
    const node = await nodeOf(argument);
    if (isFolderNode(node)) return shiftFolder(node, by, changes);
    if (!isSavedProfile(node)) return;
    const { store, profile } = node;
    const profiles = store.entries.map((entry) => entry.profile);
    const move = shifted(profile.name, by, profiles);
    if (move) await applyMove(changes, store, move);
    await tree.reveal(store, profile.name);
  };
  return {
    ...folders,
    async renameProfile(argument) {
      const node = await nodeOf(argument);
      if (isFolderNode(node)) return folders.renameProfileFolder(node);
      if (argument === focused && !isSavedProfile(node)) return;
      const saved = await chosenProfile(node, services, t('Rename which profile?'));
      if (saved) await rename(saved, changes, tree);
    },
    async duplicateProfile(argument) {
      const saved = await chosenProfile(argument, services, t('Duplicate which profile?'));
      if (!saved) return;
      const { store, profile } = saved;
      const copy = copyName(
        profile.name,
        store.entries.map((entry) => entry.profile.name),
      );
      const change = (text: string): string => duplicateProfile(text, profile.name, copy) ?? missing(profile.name);
      await changes.make(t('Duplicate “{0}”', profile.name), { file: store, change });
      await tree.reveal(store, copy);
    },
    async deleteProfile(argument) {
      const node = await nodeOf(argument);
      if (isFolderNode(node)) return folders.deleteProfileFolder(node);
      if (argument === focused && !isSavedProfile(node)) return;
      const saved = await chosenProfile(node, services, t('Delete which profile?'));
      if (!saved || !(await confirmDeletion(saved))) return;
      const { store, profile } = saved;
      const change = (text: string): string => removeProfile(text, profile.name) ?? missing(profile.name);
      await changes.make(t('Delete “{0}”', profile.name), { file: store, change });
      const others = (await services.profiles.all()).map((other) => other.profile);
      await services.vault.forget(profile, others);
    },
    async moveProfile(argument) {
      const saved = await chosenProfile(argument, services, t('Move which profile?'));
      if (!saved) return;
      const { store, profile } = saved;
      const folder = await askFolder(store, profile.name, folderPath(profile.folder));
      if (folder === undefined) return;
      await applyMove(changes, store, { kind: 'profile', name: profile.name, folder });
      await tree.reveal(store, profile.name);
    },
    moveProfileUp: (argument) => shift(argument, -1),
    moveProfileDown: (argument) => shift(argument, 1),
    async undoProfileChange() {
      const undone = await changes.undo();
      const words = undone === undefined ? t('There is no change of profiles to undo.') : t('Undone: {0}.', undone);
      vscode.window.setStatusBarMessage(words, 4000);
    },
  };
}

async function shiftFolder({ store, folder }: FolderNode, by: -1 | 1, changes: ProfileChanges): Promise<void> {
  const move = shiftedFolder(
    folder.path,
    by,
    listedProfiles(store).map(({ profile }) => profile),
  );
  if (!move) return;
  const change = (text: string): string => placeFolder(text, move.path, move.beside) ?? missing(folder.path);
  await changes.make(t('Move “{0}”', nameOf(folder.path)), { file: store, change });
}

async function rename({ store, profile }: SavedProfile, changes: ProfileChanges, tree: ShownProfiles): Promise<void> {
  const title = t('Rename {0}', profile.name);
  const newName = await askProfileName(store, { title, value: profile.name, replaces: false });
  if (newName === undefined || newName === profile.name) return;
  const change = (text: string): string => renameProfile(text, profile.name, newName) ?? missing(profile.name);
  await changes.make(t('Rename “{0}”', profile.name), { file: store, change });
  await tree.reveal(store, newName);
}

async function confirmDeletion({ store, profile }: SavedProfile): Promise<boolean> {
  const remove = t('Delete');
  const chosen = await vscode.window.showWarningMessage(
    t('Delete the profile “{0}”?', profile.name),
    {
      modal: true,
      detail: t(
        'It is removed from {0}, and its secrets from the secret storage.',
        vscode.workspace.asRelativePath(store.uri),
      ),
    },
    remove,
  );
  return chosen === remove;
}

export function missing(name: string): never {
  throw new Error(t('There is no profile “{0}” in the file any more.', name));
}
