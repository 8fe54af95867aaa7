/** Saves a connection as a profile: asks its name, and where there is a choice the place. */
import * as vscode from 'vscode';
import { addressLabel } from '../address/address.ts';
import type { NamedProfile } from '../profiles/profileFile.ts';
import type { ProfileStore } from '../profiles/profileStore.ts';
import { recentPrefix } from '../profiles/recentConnections.ts';
import type { SourceProfile } from '../profiles/sourceProfile.ts';
import type { Services } from '../services.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { openProfileFile } from './openProfileFile.ts';

export async function saveConnection(services: Services, session: HostSession): Promise<void> {
  const { source, snapshot } = session;
  // Secrets that came from no profile go with the history; this profile gets its own. Others keep their names.
  const resolved = (await services.vault.resolve(source, `${recentPrefix}.`)) ?? source;
  await saveAsProfile(services, resolved, {
    title: `Save ${snapshot.label} as profile`,
    value: source.name ?? addressLabel(snapshot.url),
  });
}

/** `value`: the name that is offered. */
export async function saveAsProfile(
  { profiles, vault }: Pick<Services, 'profiles' | 'vault'>,
  profile: SourceProfile,
  { title, value }: { title: string; value: string },
): Promise<void> {
  const store = await askStore(profiles.stores, 'Save where?');
  if (!store) return;
  await store.load();
  const name = await askProfileName(store, { title, value, replaces: true });
  if (name === undefined) return;
  // The name comes first in the file.
  const saved: NamedProfile = Object.assign({ name }, await vault.protect(profile, name), { name });
  await store.put(saved);
  void offerToOpen(store, name);
}

/** Undefined: the person left it. */
export async function askStore(
  stores: readonly ProfileStore[],
  placeHolder: string,
): Promise<ProfileStore | undefined> {
  if (stores.length === 1) return stores[0];
  const isMultiRoot = stores.filter(({ kind }) => kind === 'workspace').length > 1;
  const items = stores.map((store) => ({
    label: store.kind === 'user' ? '$(account) User' : `$(root-folder) ${isMultiRoot ? store.title : 'Workspace'}`,
    description: store.kind === 'user' ? 'for every folder' : vscode.workspace.asRelativePath(store.uri, isMultiRoot),
    store,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.store;
}

/** `replaces`: a name that is taken is allowed, with a word of warning. Undefined: the person left it. */
export async function askProfileName(
  store: ProfileStore,
  { title, value, replaces }: { title: string; value: string; replaces: boolean },
): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title,
    value,
    prompt: 'Name of the profile',
    validateInput: (text) => {
      const typed = text.trim();
      if (typed === '') return 'A profile needs a name.';
      if (!store.get(typed) || (!replaces && typed === value)) return undefined;
      if (!replaces) return `Another profile is called “${typed}” already.`;
      return { message: `The profile “${typed}” is replaced.`, severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
  return name?.trim();
}

async function offerToOpen(store: ProfileStore, name: string): Promise<void> {
  const open = 'Open File';
  const where = store.kind === 'user' ? 'user profile' : 'profile of the workspace';
  const chosen = await vscode.window.showInformationMessage(`Saved “${name}” as a ${where}.`, open);
  if (chosen === open) await openProfileFile(store, name);
}
