/** Profiles: connect, save, edit; open their file. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { commands } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { DoubleClick } from '../views/doubleClick.ts';
import { isFaultyNode, isFileNode, isSavedProfile, nodeId, type ProfileNode } from '../views/profileNodes.ts';
import { chosenProfile } from './chosenProfile.ts';
import { chosenSession } from './chosenSession.ts';
import type { CommandHandlers } from './commandHandlers.ts';
import { connectSaved, showLive } from './connectSaved.ts';
import { openProfileFile } from './openProfileFile.ts';
import { saveConnection } from './saveConnection.ts';
import { openFault, tellFault } from './tellFault.ts';

/** The tree, as far as commands use it. */
export interface FocusedProfiles {
  readonly clicks: DoubleClick;
  focusedNode(): Promise<ProfileNode | undefined>;
}

export function profileCommands(
  services: Services,
  tree: FocusedProfiles,
): CommandHandlers<
  | 'saveProfile'
  | 'openProfile'
  | 'connectProfile'
  | 'connectProfileAgain'
  | 'connectFocusedProfile'
  | 'editProfile'
  | 'openWorkspaceProfiles'
  | 'openUserProfiles'
> {
  return {
    async saveProfile(argument) {
      const session = await chosenSession(argument, services);
      if (session) await saveConnection(services, session);
    },
    async openProfile(argument) {
      if (isFaultyNode(argument)) {
        if (tree.clicks.click(nodeId(argument)) !== 'ignored') await openFault(argument);
        return;
      }
      if (!isSavedProfile(argument)) return;
      const click = tree.clicks.click(nodeId(argument));
      if (click === 'ignored' || showLive(services, argument)) return;
      if (click === 'second' || opensOnDoubleClick()) await connectSaved(services, argument);
    },
    async connectProfile(argument) {
      const saved = await chosenProfile(argument, services, t('Connect to which profile?'));
      if (saved) await connectSaved(services, saved);
    },
    async connectProfileAgain(argument) {
      const saved = await chosenProfile(argument, services, t('Connect again to which profile?'));
      if (saved) await connectSaved(services, saved, { again: true });
    },
    async connectFocusedProfile() {
      const node = await tree.focusedNode();
      if (isFaultyNode(node)) void tellFault(node, services.log);
      else if (isSavedProfile(node)) await connectSaved(services, node);
    },
    async editProfile(argument) {
      const saved = await chosenProfile(argument, services, t('Edit which profile?'), openFault);
      if (saved) await openProfileFile(saved.store, saved.profile.name);
    },
    async openWorkspaceProfiles(argument) {
      if (isFileNode(argument)) {
        await openProfileFile(argument.store);
        return;
      }
      const stores = services.profiles.stores.filter(({ kind }) => kind === 'workspace');
      const items = stores.map((store) => ({ label: store.title, store }));
      const chosen =
        items.length > 1 ? await vscode.window.showQuickPick(items, { placeHolder: t('Which folder?') }) : items[0];
      if (chosen) await openProfileFile(chosen.store);
      else if (items.length === 0) await offerUserProfiles();
    },
    async openUserProfiles() {
      const store = services.profiles.stores.find(({ kind }) => kind === 'user');
      if (store) await openProfileFile(store);
    },
  };
}

/** Then VS Code tells double-clicks only. */
function opensOnDoubleClick(): boolean {
  return vscode.workspace.getConfiguration('workbench.list').get('openMode') === 'doubleClick';
}

async function offerUserProfiles(): Promise<void> {
  const save = t('Save Connection as Profile…');
  const chosen = await vscode.window.showInformationMessage(
    t('Open a folder to keep profiles in it; user profiles need none.'),
    save,
  );
  if (chosen === save) await vscode.commands.executeCommand(commands.saveProfile);
}
