/** Folders of the tree of profiles: new, rename, delete; and the question for one. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { grouped } from '../amounts.ts';
import { folderPath, joined, nameOf, parentOf } from '../profileTree/folderPath.ts';
import type { ProfileChanges } from '../profileTree/profileChanges.ts';
import { indicesWithin, profilesWithin, removeFolder } from '../profileTree/profileMoves.ts';
import type { ProfileStore } from '../profiles/profileStore.ts';
import type { Services } from '../services.ts';
import { applyMove } from '../views/profileDragAndDrop.ts';
import { isFileNode, isFolderNode, isSavedProfile } from '../views/profileNodes.ts';
import type { CommandHandlers } from './commandHandlers.ts';
import { askStore } from './saveConnection.ts';

/** The tree, as far as folders go. */
export interface ShownFolders {
  foldersOf(store: ProfileStore): string[];
  addFolder(store: ProfileStore, path: string): void;
  /** With those below; without `to` they are there no more. */
  moveEmptyFolder(store: ProfileStore, from: string, to?: string): void;
}

type FolderHandlers = CommandHandlers<'newProfileFolder' | 'renameProfileFolder' | 'deleteProfileFolder'>;

/** `askFolder`: undefined where the person left it; empty: the top. */
export function folderCommands(
  { profiles, vault }: Services,
  tree: ShownFolders,
  changes: ProfileChanges,
): FolderHandlers & {
  askFolder: (store: ProfileStore, name: string, now: string) => Promise<string | undefined>;
} {
  return {
    async newProfileFolder(argument) {
      const place = placeOf(argument) ?? { store: await askStore(profiles.stores, t('A folder where?')), parent: '' };
      if (!place.store) return;
      const name = await askFolderName(t('New folder'), '');
      if (name !== undefined) tree.addFolder(place.store, joined(place.parent, name));
    },
    async renameProfileFolder(argument) {
      if (!isFolderNode(argument)) return;
      const { store, folder } = argument;
      const name = await askFolderName(t('Rename {0}', folder.name), nameOf(folder.path));
      if (name === undefined || name === folder.name) return;
      const to = joined(parentOf(folder.path), name);
      await applyMove(changes, store, { kind: 'folder', from: folder.path, to });
      tree.moveEmptyFolder(store, folder.path, to);
    },
    async deleteProfileFolder(argument) {
      if (!isFolderNode(argument)) return;
      const { store, folder } = argument;
      const gone = profilesWithin(store.text, folder.path);
      const count = indicesWithin(store.text, folder.path).length;
      if (count > 0 && !(await confirmDeletion(store, folder.name, count))) return;
      await changes.make(t('Delete “{0}”', folder.name), {
        file: store,
        change: (text) => removeFolder(text, folder.path),
      });
      tree.moveEmptyFolder(store, folder.path);
      const others = (await profiles.all()).map(({ profile }) => profile);
      const from = { origin: store.kind, file: store.uri.toString() };
      for (const profile of gone) await vault.forget({ ...profile, from }, others);
    },
    async askFolder(store, name, now) {
      const another = t('$(new-folder) New folder…');
      const top = t('$(root-folder) Top');
      const items = [
        ...(now === '' ? [] : [{ label: top, path: '' }]),
        ...tree
          .foldersOf(store)
          .filter((path) => path !== now)
          .map((path) => ({ label: `$(folder) ${path}`, path })),
        { label: another, path: undefined },
      ];
      const chosen = await vscode.window.showQuickPick(items, { placeHolder: t('Move “{0}” to which folder?', name) });
      return chosen?.label === another ? askFolderName(t('New folder'), '') : chosen?.path;
    },
  };
}

/** Where a new folder is meant: in the folder or file that was clicked, beside the profile. */
function placeOf(argument: unknown): { store: ProfileStore; parent: string } | undefined {
  if (isFolderNode(argument)) return { store: argument.store, parent: argument.folder.path };
  if (isFileNode(argument)) return { store: argument.store, parent: '' };
  if (isSavedProfile(argument)) return { store: argument.store, parent: folderPath(argument.profile.folder) };
  return undefined;
}

/** A path is understood too: `Team/Staging`. */
async function askFolderName(title: string, value: string): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    title,
    value,
    prompt: t('Name of the folder'),
    placeHolder: 'Staging',
    validateInput: (text) => (folderPath(text) === '' ? t('A folder needs a name.') : undefined),
  });
  return typed === undefined ? undefined : folderPath(typed);
}

async function confirmDeletion(store: ProfileStore, name: string, count: number): Promise<boolean> {
  const remove = t('Delete');
  const chosen = await vscode.window.showWarningMessage(
    count === 1
      ? t('Delete the folder “{0}” and its 1 profile?', name)
      : t('Delete the folder “{0}” and its {1} profiles?', name, grouped(count)),
    {
      modal: true,
      detail: t(
        'They are removed from {0}, and their secrets from the secret storage.',
        vscode.workspace.asRelativePath(store.uri),
      ),
    },
    remove,
  );
  return chosen === remove;
}
