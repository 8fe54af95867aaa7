/** Saves a connection as a profile: asks its name, and where there is a choice the place. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
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
    title: t('Save {0} as profile', snapshot.label),
    value: source.name ?? addressLabel(snapshot.url),
  });
}

/** `value`: the name that is offered. */
export async function saveAsProfile(
  { profiles, vault }: Pick<Services, 'profiles' | 'vault'>,
  profile: SourceProfile,
  { title, value }: { title: string; value: string },
): Promise<void> {
  const store = await askStore(profiles.stores, t('Save where?'));
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
    label:
      store.kind === 'user' ? t('$(account) User') : `$(root-folder) ${isMultiRoot ? store.title : t('Workspace')}`,
    description:
      store.kind === 'user' ? t('for every folder') : vscode.workspace.asRelativePath(store.uri, isMultiRoot),
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
    ignoreFocusOut: true,
    title,
    value,
    prompt: t('Name of the profile'),
    validateInput: (text) => {
      const typed = text.trim();
      if (typed === '') return t('A profile needs a name.');
      if (!store.get(typed) || (!replaces && typed === value)) return undefined;
      if (!replaces) return t('Another profile is called “{0}” already.', typed);
      return { message: t('The profile “{0}” is replaced.', typed), severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
  return name?.trim();
}

async function offerToOpen(store: ProfileStore, name: string): Promise<void> {
  const open = t('Open File');
  const saved =
    store.kind === 'user'
      ? t('Saved “{0}” as a user profile.', name)
      : t('Saved “{0}” as a profile of the workspace.', name);
  const chosen = await vscode.window.showInformationMessage(saved, open);
  if (chosen === open) await openProfileFile(store, name);
}
