/** Profiles: connect, save, edit, rename, duplicate, delete. */
import * as vscode from 'vscode';
import { commands } from '../contributions.ts';
import { copyName } from '../profiles/profileEdits.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import type { Services } from '../services.ts';
import { chosenProfile } from './chosenProfile.ts';
import { chosenSession } from './chosenSession.ts';
import type { CommandHandlers } from './commandHandlers.ts';
import { openConnection } from './openConnection.ts';
import { openProfileFile } from './openProfileFile.ts';
import { askProfileName, saveConnection } from './saveConnection.ts';

export function profileCommands(
  services: Services,
): CommandHandlers<
  | 'saveProfile'
  | 'connectProfile'
  | 'editProfile'
  | 'renameProfile'
  | 'duplicateProfile'
  | 'deleteProfile'
  | 'openWorkspaceProfiles'
> {
  return {
    async saveProfile(argument) {
      const session = await chosenSession(argument, services);
      if (session) await saveConnection(services, session);
    },
    async connectProfile(argument) {
      const saved = await chosenProfile(argument, services, 'Connect to which profile?');
      if (saved && (await isAllowed(saved))) await openConnection(services, saved.profile, { remember: false });
    },
    async editProfile(argument) {
      const saved = await chosenProfile(argument, services, 'Edit which profile?');
      if (saved) await openProfileFile(saved.store, saved.profile.name);
    },
    async renameProfile(argument) {
      const saved = await chosenProfile(argument, services, 'Rename which profile?');
      if (!saved) return;
      const { store, profile } = saved;
      const newName = await askProfileName(store, {
        title: `Rename ${profile.name}`,
        value: profile.name,
        replaces: false,
      });
      if (newName !== undefined && newName !== profile.name) await store.rename(profile.name, newName);
    },
    async duplicateProfile(argument) {
      const saved = await chosenProfile(argument, services, 'Duplicate which profile?');
      if (!saved) return;
      const { store, profile } = saved;
      const taken = store.entries.map((entry) => entry.profile.name);
      await store.put({ ...profile, name: copyName(profile.name, taken) });
    },
    async deleteProfile(argument) {
      const saved = await chosenProfile(argument, services, 'Delete which profile?');
      if (!saved || !(await confirmDeletion(saved))) return;
      await saved.store.remove(saved.profile.name);
      const others = (await services.profiles.all()).map(({ profile }) => profile);
      await services.vault.forget(saved.profile, others);
    },
    async openWorkspaceProfiles() {
      const stores = services.profiles.stores.filter(({ kind }) => kind === 'workspace');
      const items = stores.map((store) => ({ label: store.title, store }));
      const chosen =
        items.length > 1 ? await vscode.window.showQuickPick(items, { placeHolder: 'Which folder?' }) : items[0];
      if (chosen) await openProfileFile(chosen.store);
      else if (items.length === 0) await offerUserProfiles();
    },
  };
}

/** In a folder that is not trusted its profiles may lead anywhere: the person sees where first. */
async function isAllowed({ store, profile }: SavedProfile): Promise<boolean> {
  if (store.kind === 'user' || vscode.workspace.isTrusted) return true;
  const connect = 'Connect';
  const chosen = await vscode.window.showWarningMessage(
    `Connect to ${profile.url}?`,
    { modal: true, detail: `The profile “${profile.name}” comes from a folder that is not trusted.` },
    connect,
  );
  return chosen === connect;
}

async function confirmDeletion({ store, profile }: SavedProfile): Promise<boolean> {
  const remove = 'Delete';
  const chosen = await vscode.window.showWarningMessage(
    `Delete the profile “${profile.name}”?`,
    {
      modal: true,
      detail: `It is removed from ${vscode.workspace.asRelativePath(store.uri)}, and its secrets from the secret storage.`,
    },
    remove,
  );
  return chosen === remove;
}

async function offerUserProfiles(): Promise<void> {
  const save = 'Save Connection as Profile…';
  const chosen = await vscode.window.showInformationMessage(
    'Open a folder to keep profiles in it; user profiles need none.',
    save,
  );
  if (chosen === save) await vscode.commands.executeCommand(commands.saveProfile);
}
