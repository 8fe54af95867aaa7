/** How files, folders and profiles look in the tree. */
import * as vscode from 'vscode';
import type { SessionState } from '../../contract/model.ts';
import { commands, treeItems } from '../contributions.ts';
import { folderPath } from '../profileTree/folderPath.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import { withoutReferences } from '../profiles/secretReferences.ts';
import { nodeId, type FileNode, type FolderNode } from './profileNodes.ts';
import { countText } from './sessionWords.ts';

const { Expanded } = vscode.TreeItemCollapsibleState;

/** `label`: the workspace's or the folder's name. */
export function fileItem(node: FileNode, label: string): vscode.TreeItem {
  const { store } = node;
  const item = new vscode.TreeItem(label, Expanded);
  item.id = nodeId(node);
  item.contextValue = treeItems.profileGroup;
  item.iconPath = new vscode.ThemeIcon(
    store.kind === 'user' ? 'account' : store.trusted ? 'root-folder' : 'workspace-untrusted',
  );
  const count = store.entries.length;
  item.description = `${count}${store.trusted ? '' : ' · not trusted'}`;
  item.tooltip = [
    store.kind === 'user' ? 'Your own profiles, for every folder' : vscode.workspace.asRelativePath(store.uri, true),
    countText(count, 'profile'),
    ...(store.trusted ? [] : ['The folder is not trusted: connecting asks first.']),
  ].join('\n');
  item.accessibilityInformation = {
    label: `${label}, ${countText(count, 'profile')}${store.trusted ? '' : ', not trusted'}`,
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

/** `state`: of its connection; undefined where none is live. */
export function profileItem(saved: SavedProfile, state: SessionState | undefined): vscode.TreeItem {
  const { store, profile } = saved;
  const address = withoutReferences(profile.url);
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
