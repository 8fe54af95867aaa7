/** What it means that something of the tree is dropped on something else of the same file. */
import { folderPath, isWithin, joined, nameOf, parentOf } from './folderPath.ts';
import { allFolders, folderTree } from './folderTree.ts';
import type { Placement } from './profileMoves.ts';

export type Dragged = { kind: 'profile'; name: string } | { kind: 'folder'; path: string };
/** The top of a file is the folder without a path. */
export type Target = { kind: 'profile'; name: string } | { kind: 'folder'; path: string };

export type Move = ({ kind: 'profile'; name: string } & Placement) | { kind: 'folder'; from: string; to: string };

/** In the order of the file. */
export interface Placed {
  name: string;
  folder?: string;
}

/**
 * A profile on another one of its folder takes its place: the others move up or down. From another folder it comes before
 * it; on a folder it becomes the last one in it. A folder goes into the folder. Undefined: nothing changes.
 */
export function dropped(dragged: Dragged, target: Target, profiles: readonly Placed[]): Move | undefined {
  const folderOf = (name: string): string => folderPath(profiles.find((one) => one.name === name)?.folder);
  const folder = target.kind === 'folder' ? target.path : folderOf(target.name);
  if (dragged.kind === 'folder') {
    const to = joined(folder, nameOf(dragged.path));
    const isPossible = !isWithin(folder, dragged.path) && folder !== parentOf(dragged.path);
    return isPossible ? { kind: 'folder', from: dragged.path, to } : undefined;
  }
  const { name } = dragged;
  const isHere = folderOf(name) === folder;
  if (target.kind === 'profile') {
    if (target.name === name) return undefined;
    const at = (one: string): number => profiles.findIndex((placed) => placed.name === one);
    const side = isHere && at(name) < at(target.name) ? 'after' : 'before';
    return { kind: 'profile', name, folder, beside: { name: target.name, side } };
  }
  const last = profiles.findLast((one) => folderPath(one.folder) === folder)?.name;
  if (last === name) return undefined;
  return { kind: 'profile', name, folder, ...(last === undefined ? {} : { beside: { name: last, side: 'after' } }) };
}

/** One place up or down among the profiles of its folder; undefined at the end. */
export function shifted(name: string, by: -1 | 1, profiles: readonly Placed[]): Move | undefined {
  const folder = folderPath(profiles.find((one) => one.name === name)?.folder);
  const siblings = profiles.filter((one) => folderPath(one.folder) === folder);
  const other = siblings[siblings.findIndex((one) => one.name === name) + by];
  if (!other) return undefined;
  return { kind: 'profile', name, folder, beside: { name: other.name, side: by === 1 ? 'after' : 'before' } };
}

/** A folder among those that it stands with. */
export interface FolderShift {
  path: string;
  beside: { path: string; side: 'before' | 'after' };
}

/** One place up or down among the folders of its folder; undefined at the end. */
export function shiftedFolder(
  path: string,
  by: -1 | 1,
  profiles: readonly Pick<Placed, 'folder'>[],
): FolderShift | undefined {
  const top = folderTree(profiles, ({ folder }) => folder);
  const siblings = [top, ...allFolders(top)].find((one) => one.path === parentOf(path))?.folders ?? [];
  const at = siblings.findIndex((one) => one.path === path);
  const other = at === -1 ? undefined : siblings[at + by];
  return other && { path, beside: { path: other.path, side: by === 1 ? 'after' : 'before' } };
}
