/** How files, folders and profiles look in the tree. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { SessionState } from '../../contract/model.ts';
import { errorsText, profilesText } from '../amounts.ts';
import { commands, treeItems } from '../contributions.ts';
import { folderPath } from '../profileTree/folderPath.ts';
import { faultWords, faultyName, lineOfFault } from '../profiles/faultyProfile.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import { nodeId, type FaultyNode, type FileNode, type FolderNode } from './profileNodes.ts';
import { stateWord } from './sessionWords.ts';

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
  const faults = store.faulty.length === 0 ? [] : [t('{0} with errors', store.faulty.length)];
  item.description = [String(count), ...faults, ...(store.trusted ? [] : [t('not trusted')])].join(' · ');
  item.tooltip = [
    store.kind === 'user' ? t('Your own profiles, for every folder') : vscode.workspace.asRelativePath(store.uri, true),
    [profilesText(count), ...faults].join(', '),
    ...(store.trusted ? [] : [t('The folder is not trusted: connecting asks first.')]),
  ].join('\n');
  item.accessibilityInformation = {
    label: [label, profilesText(count), ...faults, ...(store.trusted ? [] : [t('not trusted')])].join(', '),
  };
  return item;
}

export function folderItem(node: FolderNode): vscode.TreeItem {
  const { folder } = node;
  const item = new vscode.TreeItem(folder.name, Expanded);
  item.id = nodeId(node);
  item.contextValue = treeItems.profileFolder;
  item.iconPath = new vscode.ThemeIcon('folder');
  item.description = folder.count === 0 ? t('empty') : String(folder.count);
  const held =
    folder.count === 0 ? t('Drag profiles into it; an empty folder is not saved.') : profilesText(folder.count);
  item.tooltip = `${folder.path}\n${held}`;
  item.accessibilityInformation = { label: t('Folder {0}, {1}', folder.name, profilesText(folder.count)) };
  return item;
}

/** `state`: of its connection; undefined where none is live. `address`: where it leads in the environment that holds. */
export function profileItem(saved: SavedProfile, state: SessionState | undefined, address: string): vscode.TreeItem {
  const { store, profile } = saved;
  const item = new vscode.TreeItem(profile.name);
  item.id = nodeId(saved);
  item.description = store.trusted ? address : `${t('not trusted')} · ${address}`;
  item.contextValue = state === undefined ? treeItems.profile : treeItems.profileOpen;
  item.iconPath = profileIcon(store.trusted, state);
  item.tooltip = [profile.name, profile.url, ...factsOf(saved, state)].join('\n');
  const spoken = [
    profile.name,
    state === undefined ? t('not connected') : stateWord(state),
    ...(store.trusted ? [] : [t('not trusted')]),
    address,
  ];
  item.accessibilityInformation = { label: spoken.join(', ') };
  item.command = { command: commands.openProfile, title: t('Open'), arguments: [saved] };
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
    return t('Line {0}: {1}', lineOfFault(store.text, error), error.text);
  });
  const more = faulty.errors.length - errors.length;
  item.tooltip = [
    name,
    ...errors,
    ...(more > 0 ? [t('And {0} more.', more)] : []),
    t('It cannot be connected until that is corrected. A click opens the file there.'),
  ].join('\n');
  item.accessibilityInformation = {
    label: `${name}, ${errorsText(faulty.errors.length)}, ${faulty.errors[0].text}`,
  };
  item.command = { command: commands.openProfile, title: t('Open'), arguments: [node] };
  return item;
}

function factsOf({ store, profile }: SavedProfile, state: SessionState | undefined): string[] {
  const folder = folderPath(profile.folder);
  return [
    state === undefined ? t('Double-click or Enter connects.') : t('Its connection is {0}.', stateWord(state)),
    ...(folder === '' ? [] : [`Folder: ${folder}`]),
    ...(store.trusted ? [] : [t('Of a folder that is not trusted: connecting asks first.')]),
    ...(profile.tls?.verify === false ? [t('Certificates are not checked.')] : []),
  ];
}

function profileIcon(trusted: boolean, state: SessionState | undefined): vscode.ThemeIcon {
  if (state === 'open') return new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor('charts.green'));
  if (state !== undefined) return new vscode.ThemeIcon('loading~spin');
  return new vscode.ThemeIcon(trusted ? 'bookmark' : 'workspace-untrusted');
}
