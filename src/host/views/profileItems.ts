/** How files, folders and profiles look in the tree. */
import * as vscode from 'vscode';
import type { SessionState } from '../../contract/model.ts';
import { commands, treeItems } from '../contributions.ts';
import { folderPath } from '../profileTree/folderPath.ts';
import { faultWords, faultyName, lineOfFault } from '../profiles/faultyProfile.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import { nodeId, type FaultyNode, type FileNode, type FolderNode } from './profileNodes.ts';
import { countText } from './sessionWords.ts';

const { Expanded } = vscode.TreeItemCollapsibleState;

/** Of one profile, in its tooltip. */
const mostErrors = 5;

/** `label`: the workspace's or the folder's name. */
export function fileItem(node: FileNode, label: string): vscode.TreeItem {
  const { store } = node;
  const item = new vscode.TreeItem(label, Expanded);
  item.id = nodeId(node);
  item.contextValue = treeItems.profileGroup;
  item.iconPath = new vscode.ThemeIcon(
    store.kind === 'user' ? 'account' : store.trusted ? 'root-folder' : 'workspace-untrusted',
  );
  const count = store.entries.length + store.faulty.length;
  const faults = store.faulty.length === 0 ? [] : [`${store.faulty.length} with errors`];
  item.description = [String(count), ...faults, ...(store.trusted ? [] : ['not trusted'])].join(' · ');
  item.tooltip = [
    store.kind === 'user' ? 'Your own profiles, for every folder' : vscode.workspace.asRelativePath(store.uri, true),
    [countText(count, 'profile'), ...faults].join(', '),
    ...(store.trusted ? [] : ['The folder is not trusted: connecting asks first.']),
  ].join('\n');
  item.accessibilityInformation = {
    label: [label, countText(count, 'profile'), ...faults, ...(store.trusted ? [] : ['not trusted'])].join(', '),
  };
  return item;
}

export function folderItem(node: FolderNode): vscode.TreeItem {
  const { folder } = node;
  const item = new vscode.TreeItem(folder.name, Expanded);
  item.id = nodeId(node);
  item.contextValue = treeItems.profileFolder;
  item.iconPath = new vscode.ThemeIcon('folder');
  item.description = folder.count === 0 ? 'empty' : String(folder.count);
  item.tooltip = `${folder.path}\n${
    folder.count === 0 ? 'Drag profiles into it; an empty folder is not saved.' : countText(folder.count, 'profile')
  }`;
  item.accessibilityInformation = { label: `Folder ${folder.name}, ${countText(folder.count, 'profile')}` };
  return item;
}

/** `state`: of its connection; undefined where none is live. `address`: where it leads in the environment that holds. */
export function profileItem(saved: SavedProfile, state: SessionState | undefined, address: string): vscode.TreeItem {
  const { store, profile } = saved;
  const item = new vscode.TreeItem(profile.name);
  item.id = nodeId(saved);
  item.description = store.trusted ? address : `not trusted · ${address}`;
  item.contextValue = state === undefined ? treeItems.profile : treeItems.profileOpen;
  item.iconPath = profileIcon(store.trusted, state);
  item.tooltip = [profile.name, profile.url, ...factsOf(saved, state)].join('\n');
  const spoken = [profile.name, state ?? 'not connected', ...(store.trusted ? [] : ['not trusted']), address];
  item.accessibilityInformation = { label: spoken.join(', ') };
  item.command = { command: commands.openProfile, title: 'Open', arguments: [saved] };
  return item;
}

/** A profile that an error leaves out: a click opens the file there. */
export function faultyItem(node: FaultyNode): vscode.TreeItem {
  const { store, faulty } = node;
  const name = faultyName(faulty);
  const item = new vscode.TreeItem(name);
  item.id = nodeId(node);
  item.description = faultWords(faulty);
  item.contextValue = treeItems.profileFaulty;
  item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'));
  const errors = faulty.errors.slice(0, mostErrors).map((error) => {
    return `Line ${lineOfFault(store.text, error)}: ${error.text}`;
  });
  const more = faulty.errors.length - errors.length;
  item.tooltip = [
    name,
    ...errors,
    ...(more > 0 ? [`And ${more} more.`] : []),
    'It cannot be connected until that is corrected. A click opens the file there.',
  ].join('\n');
  item.accessibilityInformation = {
    label: `${name}, ${countText(faulty.errors.length, 'error')}, ${faulty.errors[0].text}`,
  };
  item.command = { command: commands.openProfile, title: 'Open', arguments: [node] };
  return item;
}

function factsOf({ store, profile }: SavedProfile, state: SessionState | undefined): string[] {
  const folder = folderPath(profile.folder);
  return [
    state === undefined ? 'Double-click or Enter connects.' : `Its connection is ${state}.`,
    ...(folder === '' ? [] : [`Folder: ${folder}`]),
    ...(store.trusted ? [] : ['Of a folder that is not trusted: connecting asks first.']),
    ...(profile.tls?.verify === false ? ['Certificates are not checked.'] : []),
  ];
}

function profileIcon(trusted: boolean, state: SessionState | undefined): vscode.ThemeIcon {
  if (state === 'open') return new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor('charts.green'));
  if (state !== undefined) return new vscode.ThemeIcon('loading~spin');
  return new vscode.ThemeIcon(trusted ? 'bookmark' : 'workspace-untrusted');
}
