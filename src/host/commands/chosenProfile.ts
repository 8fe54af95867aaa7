/** Which profile a command means. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { faultWords, faultyName } from '../profiles/faultyProfile.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import type { ProfileStore } from '../profiles/profileStore.ts';
import { profileScope } from '../profiles/profileScope.ts';
import { shownAddress } from '../profiles/shownAddress.ts';
import type { Services } from '../services.ts';
import { isFaultyNode, isSavedProfile, type FaultyNode } from '../views/profileNodes.ts';
import { commands } from '../contributions.ts';
import { tellFault } from './tellFault.ts';

/**
 * The one passed, else the one that the person picks. Undefined: there is none, or they picked none, or it has an error,
 * which is told. `withFault`: what is done with such a one instead.
 */
export async function chosenProfile(
  argument: unknown,
  { profiles, environment, log }: Services,
  question: string,
  withFault: (node: FaultyNode) => Promise<void> = (node) => tellFault(node, log),
): Promise<SavedProfile | undefined> {
  if (isSavedProfile(argument)) return argument;
  if (isFaultyNode(argument)) {
    void withFault(argument);
    return undefined;
  }
  const items = [
    ...(await profiles.all()).map((saved) =>
      savedItem(saved, shownAddress(saved.profile, profileScope(saved.profile, profiles, environment))),
    ),
    ...profiles.stores.flatMap(faultyItems),
  ];
  if (items.length === 0) {
    void tellNone();
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: question, matchOnDescription: true });
  if (chosen?.faulty) void withFault(chosen.faulty);
  return chosen?.saved;
}

interface ProfileItem extends vscode.QuickPickItem {
  saved?: SavedProfile;
  faulty?: FaultyNode;
}

function savedItem(saved: SavedProfile, address: string): ProfileItem {
  const description = `${address} — ${saved.store.title}`;
  return { label: saved.profile.name, description, saved };
}

function faultyItems(store: ProfileStore): ProfileItem[] {
  return store.faulty.map((faulty) => ({
    label: `$(error) ${faultyName(faulty)}`,
    description: `${faultWords(faulty)} — ${store.title}`,
    faulty: { kind: 'faulty', store, faulty },
  }));
}

async function tellNone(): Promise<void> {
  const paste = t('Import Command Line…');
  const chosen = await vscode.window.showInformationMessage(
    t('There are no profiles yet. Connect, then save the connection as a profile.'),
    paste,
  );
  if (chosen === paste) await vscode.commands.executeCommand(commands.importCommandLine);
}
