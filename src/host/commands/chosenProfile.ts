/** Which profile a command means. */
import * as vscode from 'vscode';
import type { SavedProfile } from '../profiles/profiles.ts';
import { withoutReferences } from '../profiles/secretReferences.ts';
import type { Services } from '../services.ts';
import { isSavedProfile } from '../views/profileNodes.ts';
import { commands } from '../contributions.ts';

/** The one passed, else the one that the person picks. Undefined: there is none, or they picked none. */
export async function chosenProfile(
  argument: unknown,
  { profiles }: Services,
  question: string,
): Promise<SavedProfile | undefined> {
  if (isSavedProfile(argument)) return argument;
  const items = (await profiles.all()).map((saved) => ({
    label: saved.profile.name,
    description: `${withoutReferences(saved.profile.url)} — ${saved.store.title}`,
    saved,
  }));
  if (items.length === 0) {
    void tellNone();
    return undefined;
  }
  return (await vscode.window.showQuickPick(items, { placeHolder: question, matchOnDescription: true }))?.saved;
}

async function tellNone(): Promise<void> {
  const paste = 'Import Command Line…';
  const chosen = await vscode.window.showInformationMessage(
    'There are no profiles yet. Connect, then save the connection as a profile.',
    paste,
  );
  if (chosen === paste) await vscode.commands.executeCommand(commands.importCommandLine);
}
