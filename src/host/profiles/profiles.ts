/** All profile files of the window: each workspace folder's, and the user's. */
import * as vscode from 'vscode';
import { DisposableStore } from '../disposables.ts';
import type { NamedProfile } from './profileFile.ts';
import { ProfileStore } from './profileStore.ts';

/** A profile, and where it is saved. */
export interface SavedProfile {
  store: ProfileStore;
  profile: NamedProfile;
}

export class Profiles implements vscode.Disposable {
  readonly #owned = new DisposableStore();
  readonly #diagnostics = this.#owned.add(vscode.languages.createDiagnosticCollection('websocketInspector.profiles'));
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  readonly #user: ProfileStore;
  #folders: ProfileStore[] = [];

  constructor(storage: vscode.Uri) {
    this.#user = this.#watched(ProfileStore.ofUser(storage, this.#diagnostics));
    this.#owned.add(this.#user);
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
      return known ?? this.#watched(ProfileStore.ofFolder(folder, this.#diagnostics));
    });
    for (const gone of before.values()) gone.dispose();
    // What is wrong in them is marked, though nobody asks for a profile; activation does not wait for it.
    const reading = setImmediate(() => this.#folders.forEach((store) => void store.load()));
    this.#owned.defer(() => clearImmediate(reading));
  }

  #watched(store: ProfileStore): ProfileStore {
    store.onDidChange(() => this.#changed.fire());
    return store;
  }
}
