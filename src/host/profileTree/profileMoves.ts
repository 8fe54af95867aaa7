/** Changes to the order and the folders of a profile file's text; comments go with what they are about. */
import { findNodeAtLocation, getNodeValue, parseTree, type Node, type ParseError } from 'jsonc-parser';
import { itemsOf, memberOf } from '../profiles/jsonNodes.ts';
import { BrokenProfileFile, changeProfile, edit, removeProfile } from '../profiles/profileEdits.ts';
import { listedProfiles, parseProfileFile, type NamedProfile } from '../profiles/profileFile.ts';
import type { FolderShift } from './drop.ts';
import { folderPath, isWithin, movedPath } from './folderPath.ts';
import { reordered } from './listOrder.ts';

/** Where a profile goes. */
export interface Placement {
  /** Empty: the top. */
  folder: string;
  /** Beside another one in the file; absent: it stays where it is. */
  beside?: { name: string; side: 'before' | 'after' };
}

/** Undefined: there is no profile of one of the names. */
export function placeProfile(text: string, name: string, { folder, beside }: Placement): string | undefined {
  const moved = inFolder(text, name, folder);
  if (moved === undefined || beside === undefined || beside.name === name) return moved;
  const from = indexOf(moved, name);
  const other = indexOf(moved, beside.name);
  if (from === -1 || other === -1) return undefined;
  const list = listIn(moved);
  const order = itemsOf(list).map((_, index) => index);
  order.splice(from, 1);
  order.splice(order.indexOf(other) + (beside.side === 'after' ? 1 : 0), 0, from);
  return order.every((index, place) => index === place) ? moved : reordered(moved, list, order);
}

/**
 * Puts a folder before or behind another one: all that is in it and below goes there, as folders come in the order in
 * which the file names them first. Undefined: nothing is in one of them.
 */
export function placeFolder(text: string, path: string, beside: FolderShift['beside']): string | undefined {
  const listed = listedProfiles(parseProfileFile(text));
  const within = (folder: string): number[] =>
    listed.filter(({ profile }) => isWithin(folderPath(profile.folder), folder)).map(({ index }) => index);
  const moved = within(path);
  const others = within(beside.path);
  const other = beside.side === 'before' ? others[0] : others.at(-1);
  if (moved.length === 0 || other === undefined) return undefined;
  const list = listIn(text);
  const order = itemsOf(list)
    .map((_, index) => index)
    .filter((index) => !moved.includes(index));
  order.splice(order.indexOf(other) + (beside.side === 'after' ? 1 : 0), 0, ...moved);
  return reordered(text, list, order);
}

/** What is in a folder and below is in another one; profiles with errors too. */
export function moveFolder(text: string, from: string, to: string): string {
  return indicesWithin(text, from).reduce((changed, index) => {
    const path = ['profiles', index, 'folder'];
    const node = findNodeAtLocation(listIn(changed), path.slice(1));
    const moved = movedPath(folderPath(node?.value as string), from, to);
    return edit(changed, path, moved === '' ? undefined : moved);
  }, text);
}

/** With all profiles in it and below, those with errors too. */
export function removeFolder(text: string, path: string): string {
  return indicesWithin(text, path).reduceRight((changed, index) => edit(changed, ['profiles', index], undefined), text);
}

/** Profiles with errors stay. */
export function removeProfilesWithin(text: string, path: string): string {
  return profilesWithin(text, path).reduce((changed, { name }) => removeProfile(changed, name) ?? changed, text);
}

/** Below the one that it is a copy of; undefined: there is no profile of this name. */
export function duplicateProfile(text: string, name: string, copy: string): string | undefined {
  const index = indexOf(text, name);
  if (index === -1) return undefined;
  const written = getNodeValue(itemsOf(listIn(text))[index]!) as Record<string, unknown>;
  return edit(text, ['profiles', index + 1], { ...written, name: copy }, true);
}

/** Their places in the file, those of profiles with errors too. */
export function indicesWithin(text: string, path: string): number[] {
  return listedProfiles(parseProfileFile(text))
    .filter(({ profile: { folder } }) => isWithin(folderPath(folder), path))
    .map(({ index }) => index);
}

/** Those that can be used. */
export function profilesWithin(text: string, path: string): NamedProfile[] {
  return parseProfileFile(text)
    .entries.map(({ profile }) => profile)
    .filter(({ folder }) => isWithin(folderPath(folder), path));
}

function inFolder(text: string, name: string, folder: string): string | undefined {
  const profile = parseProfileFile(text).entries.find((entry) => entry.profile.name === name)?.profile;
  if (!profile || folderPath(profile.folder) === folder) return profile && text;
  return changeProfile(text, name, { folder: folder === '' ? null : folder });
}

function indexOf(text: string, name: string): number {
  return parseProfileFile(text).entries.find(({ profile }) => profile.name === name)?.index ?? -1;
}

function listIn(text: string): Node {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const list = root && memberOf(root, 'profiles');
  if (errors.length > 0 || list?.type !== 'array') throw new BrokenProfileFile();
  return list;
}
