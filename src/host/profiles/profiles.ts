/** All profile files of the window: each workspace folder's, and the user's. */
import * as vscode from 'vscode';
import { DisposableStore } from '../disposables.ts';
import type { NamedProfile } from './profileFile.ts';
import { ProfileStore } from './profileStore.ts';
import type { SourceProfile } from './sourceProfile.ts';

/** A profile, and where it is saved. */
export interface SavedProfile {
  store: ProfileStore;
  profile: NamedProfile;
}

export class Profiles implements vscode.Disposable {
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  readonly #loaded = this.#owned.add(new vscode.EventEmitter<ProfileStore>());
  /** A file was read. */
  readonly onDidLoad = this.#loaded.event;
  readonly #storeRemoved = this.#owned.add(new vscode.EventEmitter<ProfileStore>());
  /** A folder left the window. */
  readonly onDidRemoveStore = this.#storeRemoved.event;
  readonly #user: ProfileStore;
  #folders: ProfileStore[] = [];

  constructor(storage: vscode.Uri) {
    this.#user = this.#watched(ProfileStore.ofUser(storage));
    this.#owned.add(this.#user);
    this.#owned.add(
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.stores.forEach((store) => void store.reload())),
    );
    this.#openFolders();
    this.#owned.add(
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#openFolders();
        this.#changed.fire();
      }),
    );
  }

  /** Workspace folders in their order, then the user's. */
  get stores(): readonly ProfileStore[] {
    return [...this.#folders, this.#user];
  }

  /** Every profile, after each file was read once. */
  async all(): Promise<SavedProfile[]> {
    await this.load();
    return this.stores.flatMap((store) => store.entries.map(({ profile }) => ({ store, profile })));
  }

  /** The name, and the file's title where another file has a profile of that name. */
  titleOf({ name, from }: SourceProfile): string | undefined {
    if (name === undefined || !from) return name;
    const having = this.stores.filter((store) => store.get(name) !== undefined);
    const own = this.stores.find(({ uri }) => uri.toString() === from.file);
    return own && having.length > 1 ? `${name} (${own.title})` : name;
  }

  async load(): Promise<void> {
    await Promise.all(this.stores.map((store) => store.load()));
  }

  dispose(): void {
    for (const store of this.#folders) store.dispose();
    this.#owned.dispose();
  }

  #openFolders(): void {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const before = new Map(this.#folders.map((store) => [store.uri.toString(), store]));
    this.#folders = folders.map((folder) => {
      const key = ProfileStore.uriOf(folder).toString();
      const known = before.get(key);
      before.delete(key);
      return known ?? this.#watched(ProfileStore.ofFolder(folder));
    });
    for (const gone of before.values()) {
      this.#storeRemoved.fire(gone);
      gone.dispose();
    }
    // What is wrong in them is marked, though nobody asks for a profile; activation does not wait for it.
    const reading = setImmediate(() => this.#folders.forEach((store) => void store.load()));
    this.#owned.defer(() => clearImmediate(reading));
  }

  #watched(store: ProfileStore): ProfileStore {
    store.onDidChange(() => this.#changed.fire());
    store.onDidLoad(() => this.#loaded.fire(store));
    return store;
  }
}
