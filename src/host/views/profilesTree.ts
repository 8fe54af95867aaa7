/** The tree of profiles: a group for each folder and for the user. */
import * as vscode from 'vscode';
import { commands, treeItems, views } from '../contributions.ts';
import { DisposableStore } from '../disposables.ts';
import type { Profiles, SavedProfile } from '../profiles/profiles.ts';
import { withoutReferences } from '../profiles/secretReferences.ts';
import { ProfileStore } from '../profiles/profileStore.ts';

type Element = ProfileStore | SavedProfile;

export class ProfilesTree implements vscode.TreeDataProvider<Element>, vscode.Disposable {
  readonly #profiles: Profiles;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(profiles: Profiles) {
    this.#profiles = profiles;
    this.#owned.add(vscode.window.createTreeView(views.profiles, { treeDataProvider: this }));
    this.#owned.add(profiles.onDidChange(() => this.#changed.fire(undefined)));
  }

  /** Groups without profiles are left out: an empty tree shows its welcome. */
  async getChildren(element?: Element): Promise<Element[]> {
    if (element instanceof ProfileStore) return element.entries.map(({ profile }) => ({ store: element, profile }));
    if (element) return [];
    await this.#profiles.load();
    return this.#profiles.stores.filter(({ entries }) => entries.length > 0);
  }

  getTreeItem(element: Element): vscode.TreeItem {
    return element instanceof ProfileStore ? this.#groupItem(element) : profileItem(element);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #groupItem(store: ProfileStore): vscode.TreeItem {
    const isOnlyFolder = this.#profiles.stores.filter(({ kind }) => kind === 'workspace').length === 1;
    const label = store.kind === 'workspace' && isOnlyFolder ? 'Workspace' : store.title;
    const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
    item.id = store.uri.toString();
    item.contextValue = treeItems.profileGroup;
    item.iconPath = new vscode.ThemeIcon(store.kind === 'user' ? 'account' : 'root-folder');
    return item;
  }
}

function profileItem({ store, profile }: SavedProfile): vscode.TreeItem {
  const item = new vscode.TreeItem(profile.name);
  item.id = `${store.uri.toString()}#${profile.name}`;
  item.description = withoutReferences(profile.url);
  item.tooltip = `${profile.name}\n${profile.url}`;
  item.contextValue = treeItems.profile;
  item.iconPath = new vscode.ThemeIcon('bookmark');
  item.command = { command: commands.connectProfile, title: 'Connect', arguments: [{ store, profile }] };
  return item;
}
