/** What the tree of profiles is made of. */
import type { Folder } from '../profileTree/folderTree.ts';
import type { FaultyProfile } from '../profiles/faultyProfile.ts';
import type { ListedProfile } from '../profiles/profileFile.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import { ProfileStore } from '../profiles/profileStore.ts';

/** A file: a workspace folder's, or the user's. */
export interface FileNode {
  kind: 'file';
  store: ProfileStore;
}

export interface FolderNode {
  kind: 'folder';
  store: ProfileStore;
  folder: Folder<ListedProfile>;
}

/** A profile that an error leaves out. */
export interface FaultyNode {
  kind: 'faulty';
  store: ProfileStore;
  faulty: FaultyProfile;
}

export type ProfileNode = FileNode | FolderNode | FaultyNode | SavedProfile;

/** Of arguments that menus and other extensions pass. */
export function isSavedProfile(argument: unknown): argument is SavedProfile {
  return isOfStore(argument) && 'profile' in argument;
}

export function isFolderNode(argument: unknown): argument is FolderNode {
  return isOfStore(argument) && 'kind' in argument && argument.kind === 'folder' && 'folder' in argument;
}

export function isFileNode(argument: unknown): argument is FileNode {
  return isOfStore(argument) && 'kind' in argument && argument.kind === 'file';
}

export function isFaultyNode(argument: unknown): argument is FaultyNode {
  return isOfStore(argument) && 'kind' in argument && argument.kind === 'faulty' && 'faulty' in argument;
}

function isOfStore(argument: unknown): argument is { store: ProfileStore } {
  return (
    typeof argument === 'object' && argument !== null && 'store' in argument && argument.store instanceof ProfileStore
  );
}

/** Faulty ones count: somebody wrote them. */
export function hasProfiles({ entries, faulty }: ProfileStore): boolean {
  return entries.length + faulty.length > 0;
}

/** The same after every refresh: VS Code keeps by it what is open and selected. */
export function nodeId(node: ProfileNode): string {
  const file = node.store.uri.toString();
  if ('profile' in node) return `${file}#${node.profile.name}`;
  switch (node.kind) {
    case 'file':
      return file;
    case 'folder':
      return `${file}/${node.folder.path}`;
    case 'faulty':
      return `${file}?${node.faulty.index}`;
    default:
      return node satisfies never;
  }
}
