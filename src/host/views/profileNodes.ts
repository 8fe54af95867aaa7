/** What the tree of profiles is made of. */
import type { Folder } from '../profileTree/folderTree.ts';
import type { NamedProfile } from '../profiles/profileFile.ts';
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
  folder: Folder<NamedProfile>;
}

export type ProfileNode = FileNode | FolderNode | SavedProfile;

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

function isOfStore(argument: unknown): argument is { store: ProfileStore } {
  return (
    typeof argument === 'object' && argument !== null && 'store' in argument && argument.store instanceof ProfileStore
  );
}

/** The same after every refresh: VS Code keeps by it what is open and selected. */
export function nodeId(node: ProfileNode): string {
  const file = node.store.uri.toString();
  if ('profile' in node) return `${file}#${node.profile.name}`;
  return node.kind === 'folder' ? `${file}/${node.folder.path}` : file;
}
