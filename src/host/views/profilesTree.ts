/** The view of the tree of profiles. */
import * as vscode from 'vscode';
import { contextKeys } from '../contributions.ts';
import { DisposableStore } from '../disposables.ts';
import type { ChosenEnvironment } from '../profiles/environments/chosenEnvironment.ts';
import { profileScope } from '../profiles/profileScope.ts';
import { shownAddress } from '../profiles/shownAddress.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { ProfileStore } from '../profiles/profileStore.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { DoubleClick } from './doubleClick.ts';
import { hasProfiles, type ProfileNode } from './profileNodes.ts';
import { ProfileTreeData } from './profileTreeData.ts';

export class ProfilesTree implements vscode.Disposable {
  readonly #profiles: Profiles;
  readonly #owned = new DisposableStore();
  readonly #view: vscode.TreeView<ProfileNode>;
  readonly clicks = new DoubleClick();
  readonly data: ProfileTreeData;

  constructor(
    profiles: Profiles,
    sessions: Sessions,
    environment: ChosenEnvironment,
    view: vscode.TreeView<ProfileNode>,
  ) {
    this.#profiles = profiles;
    this.#view = view;
    const data = this.#owned.add(
      new ProfileTreeData(profiles, sessions, (profile) =>
        shownAddress(profile, profileScope(profile, profiles, environment)),
      ),
    );
    this.data = data;
    this.#owned.add(profiles.onDidChange(() => data.refresh()));
    this.#owned.add(environment.onDidChoose(() => data.refresh()));
    this.#owned.add(sessions.onDidChangeSessions(() => data.refresh()));
    this.#owned.add(profiles.onDidChange(() => void this.#tellWhetherNone()));
    // Activation does not wait for it.
    const telling = setImmediate(() => void this.#tellWhetherNone());
    this.#owned.defer(() => clearImmediate(telling));
  }

  /** Selects what has the focus, as Enter does in every tree: it opens and closes folders too. */
  async focusedNode(): Promise<ProfileNode | undefined> {
    this.clicks.ignoreNext();
    await vscode.commands.executeCommand('list.selectAndPreserveFocus');
    return this.#view.selection[0];
  }

  /** Selects a profile, and scrolls to it. */
  async reveal(store: ProfileStore, name: string): Promise<void> {
    const profile = store.get(name)?.profile;
    if (profile && this.#view.visible) await this.#view.reveal({ store, profile }, { select: true, focus: true });
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #tellWhetherNone(): Promise<void> {
    await this.#profiles.load();
    const some = this.#profiles.stores.some(hasProfiles);
    await vscode.commands.executeCommand('setContext', contextKeys.noProfiles, !some);
  }
}
