/** What the tree of profiles shows: a group for each file, folders in it, a dot where a connection is open. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { folderPath, isWithin, movedPath, parentOf } from '../profileTree/folderPath.ts';
import { allFolders, folderTree, type Folder } from '../profileTree/folderTree.ts';
import { listedProfiles, type ListedProfile, type NamedProfile } from '../profiles/profileFile.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { ProfileStore } from '../profiles/profileStore.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { faultyItem, fileItem, folderItem, profileItem } from './profileItems.ts';
import { hasProfiles, type FolderNode, type ProfileNode } from './profileNodes.ts';
import { liveSession } from './profileSessions.ts';

export class ProfileTreeData implements vscode.TreeDataProvider<ProfileNode>, vscode.Disposable {
  readonly #profiles: Pick<Profiles, 'stores' | 'load'>;
  readonly #sessions: Pick<Sessions, 'all'>;
  readonly #addressOf: (profile: NamedProfile) => string;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** Folders that nothing is in yet; a file cannot say them. */
  readonly #empty = new Map<ProfileStore, Set<string>>();

  /** `addressOf`: where it leads in the environment that holds. */
  constructor(
    profiles: Pick<Profiles, 'stores' | 'load'>,
    sessions: Pick<Sessions, 'all'>,
    addressOf: (profile: NamedProfile) => string,
  ) {
    this.#profiles = profiles;
    this.#sessions = sessions;
    this.#addressOf = addressOf;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  /** A folder that nothing is in yet; it goes when the window does. */
  addFolder(store: ProfileStore, path: string): void {
    const paths = this.#empty.get(store) ?? new Set();
    this.#empty.set(store, paths.add(path));
    this.refresh();
  }

  /** With those below; without `to` they are there no more. */
  moveEmptyFolder(store: ProfileStore, from: string, to?: string): void {
    const paths = [...(this.#empty.get(store) ?? [])];
    const kept = to === undefined ? paths.filter((path) => !isWithin(path, from)) : paths;
    const moved = kept.map((path) => (to === undefined ? path : movedPath(path, from, to)));
    if (moved.length > 0) this.#empty.set(store, new Set(moved));
    else this.#empty.delete(store);
    this.refresh();
  }

  /** Paths, as they are shown. */
  foldersOf(store: ProfileStore): string[] {
    return allFolders(this.#treeOf(store)).map(({ path }) => path);
  }

  /** Files without profiles are left out: an empty tree shows its welcome. */
  async getChildren(node?: ProfileNode): Promise<ProfileNode[]> {
    if (!node) {
      await this.#profiles.load();
      const shown = this.#profiles.stores.filter((store) => hasProfiles(store) || this.#empty.has(store));
      return shown.map((store) => ({ kind: 'file', store }));
    }
    if ('profile' in node || node.kind === 'faulty') return [];
    const { store } = node;
    const { folders, items } = node.kind === 'file' ? this.#treeOf(store) : node.folder;
    return [
      ...folders.map((folder): FolderNode => ({ kind: 'folder', store, folder })),
      ...items.map((item) => nodeOf(store, item)),
    ];
  }

  getParent(node: ProfileNode): ProfileNode | undefined {
    const { store } = node;
    const path = parentPath(node);
    if (path === undefined) return undefined;
    const folder = allFolders(this.#treeOf(store)).find((one) => one.path === path);
    return folder ? { kind: 'folder', store, folder } : { kind: 'file', store };
  }

  getTreeItem(node: ProfileNode): vscode.TreeItem {
    if ('profile' in node) {
      return profileItem(node, liveSession(this.#sessions.all, node)?.snapshot.state, this.#addressOf(node.profile));
    }
    switch (node.kind) {
      case 'file':
        return fileItem(node, this.#labelOf(node.store));
      case 'folder':
        return folderItem(node);
      case 'faulty':
        return faultyItem(node);
      default:
        return node satisfies never;
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #labelOf({ kind, title }: ProfileStore): string {
    const isOnlyFolder = this.#profiles.stores.filter((store) => store.kind === 'workspace').length === 1;
    return kind === 'workspace' && isOnlyFolder ? t('Workspace') : title;
  }

  #treeOf(store: ProfileStore): Folder<ListedProfile> {
    return folderTree(listedProfiles(store), ({ profile: { folder } }) => folder, this.#empty.get(store));
  }
}

function nodeOf(store: ProfileStore, item: ListedProfile): ProfileNode {
  return 'errors' in item ? { kind: 'faulty', store, faulty: item } : { store, profile: item.profile };
}

/** The folder's path; undefined above the files. */
function parentPath(node: ProfileNode): string | undefined {
  if ('profile' in node) return folderPath(node.profile.folder);
  switch (node.kind) {
    case 'file':
      return undefined;
    case 'folder':
      return parentOf(node.folder.path);
    case 'faulty':
      return folderPath(node.faulty.profile.folder);
    default:
      return node satisfies never;
  }
}
