/** Profiles and folders are dragged to their places; the file is changed so. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { folderPath, nameOf } from '../profileTree/folderPath.ts';
import { dropped, type Dragged, type Move, type Target } from '../profileTree/drop.ts';
import type { ProfileChanges } from '../profileTree/profileChanges.ts';
import { moveFolder, placeProfile } from '../profileTree/profileMoves.ts';
import type { ProfileStore } from '../profiles/profileStore.ts';
import type { ProfileNode } from './profileNodes.ts';
import { draggedProfiles as mime } from '../contributions.ts';
import { moveToFile } from './moveToFile.ts';

/** What the tree keeps that no file can say. */
export interface EmptyFolders {
  moveEmptyFolder(store: ProfileStore, from: string, to?: string): void;
}

export class ProfileDragAndDrop implements vscode.TreeDragAndDropController<ProfileNode> {
  readonly dragMimeTypes = [mime];
  readonly dropMimeTypes = [mime];
  readonly #folders: EmptyFolders;
  readonly #changes: ProfileChanges;

  constructor(folders: EmptyFolders, changes: ProfileChanges) {
    this.#folders = folders;
    this.#changes = changes;
  }

  handleDrag([node]: readonly ProfileNode[], transfer: vscode.DataTransfer): void {
    if (node && ('profile' in node || node.kind === 'folder')) transfer.set(mime, new vscode.DataTransferItem(node));
  }

  async handleDrop(target: ProfileNode | undefined, transfer: vscode.DataTransfer): Promise<void> {
    const node = transfer.get(mime)?.value as ProfileNode | undefined;
    if (!node) return;
    try {
      await this.#drop(node, target);
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  }

  /** Below all items is the top of the file that it comes from. */
  async #drop(node: ProfileNode, target: ProfileNode | undefined): Promise<void> {
    const { store } = node;
    const dragged = draggedOf(node);
    const place = target ? targetOf(target) : { kind: 'folder' as const, path: '' };
    if (!dragged) return;
    if (target && target.store !== store) {
      await moveToFile(this.#changes, node, target.store, place);
      return;
    }
    const profiles = store.entries.map(({ profile }) => profile);
    const move = dropped(dragged, place, profiles);
    if (!move) return;
    await applyMove(this.#changes, store, move);
    if (move.kind === 'folder') this.#folders.moveEmptyFolder(store, move.from, move.to);
  }
}

/** Rejects where the profile is in the file no more. */
export async function applyMove(changes: ProfileChanges, store: ProfileStore, move: Move): Promise<void> {
  const what = t('Move “{0}”', move.kind === 'folder' ? nameOf(move.from) : move.name);
  await changes.make(what, {
    file: store,
    change(text) {
      if (move.kind === 'folder') return moveFolder(text, move.from, move.to);
      const moved = placeProfile(text, move.name, move);
      if (moved === undefined) throw new Error(t('There is no profile “{0}” in the file any more.', move.name));
      return moved;
    },
  });
}

function draggedOf(node: ProfileNode): Dragged | undefined {
  if ('profile' in node) return { kind: 'profile', name: node.profile.name };
  return node.kind === 'folder' ? { kind: 'folder', path: node.folder.path } : undefined;
}

function targetOf(node: ProfileNode): Target {
  if ('profile' in node) return { kind: 'profile', name: node.profile.name };
  switch (node.kind) {
    case 'file':
      return { kind: 'folder', path: '' };
    case 'folder':
      return { kind: 'folder', path: node.folder.path };
    // No profile is put beside one that has no certain name.
    case 'faulty':
      return { kind: 'folder', path: folderPath(node.faulty.profile.folder) };
    default:
      return node satisfies never;
  }
}
