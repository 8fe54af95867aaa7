/** What the editor knows about profile files: what is wrong in them, how to put it right, how variables go on. */
import * as vscode from 'vscode';
import { DisposableStore } from '../disposables.ts';
import { workspaceProfilesPath } from '../contributions.ts';
import { registerVariableCompletion } from './completion/variableCompletion.ts';
import { ProfileDiagnostics } from './diagnostics/profileDiagnostics.ts';
import { registerQuickFixes } from './diagnostics/quickFixes.ts';
import type { ChosenEnvironment } from './environments/chosenEnvironment.ts';
import { profileScope } from './profileScope.ts';
import type { Profiles } from './profiles.ts';
import type { SecretVault } from './secretVault.ts';

export function registerProfileLanguage(
  profiles: Profiles,
  vault: Pick<SecretVault, 'protectText'>,
  chosen: ChosenEnvironment,
): vscode.Disposable {
  const owned = new DisposableStore();
  const userFile = profiles.stores.find(({ kind }) => kind === 'user')?.uri;
  const selector: vscode.DocumentFilter[] = [
    { pattern: `**/${workspaceProfilesPath}` },
    ...(userFile ? [{ pattern: new vscode.RelativePattern(vscode.Uri.joinPath(userFile, '..'), '*.json') }] : []),
  ];
  owned.add(
    new ProfileDiagnostics(profiles, (store) =>
      profileScope({ url: '', from: { origin: store.kind, file: store.uri.toString() } }, profiles, chosen),
    ),
  );
  owned.add(registerQuickFixes(selector, profiles, vault));
  owned.add(registerVariableCompletion(selector, profiles));
  return vscode.Disposable.from(owned);
}
