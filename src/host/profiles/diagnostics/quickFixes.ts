/** Offers to put right what is wrong in a profile file. */
import * as vscode from 'vscode';
import { t } from '../../../contract/l10n.ts';
import { listedProfiles, parseProfileFile } from '../profileFile.ts';
import type { ProblemFix } from '../profileProblem.ts';
import type { Profiles } from '../profiles.ts';
import type { ProfileStore } from '../profileStore.ts';
import type { SecretVault } from '../secretVault.ts';
import { nodeAt, textNode } from '../textNode.ts';
import { lookedThrough } from '../writtenProfile.ts';
import { fileProblems } from './fileProblems.ts';
import { diagnosticSource, folderNames, rangeOf } from './profileDiagnostics.ts';
import { changeOf } from './textChange.ts';

type KeepSecret = Extract<ProblemFix, { kind: 'keep-secret' }>;

/** Not contributed: it makes sense from the fix only. */
const keepSecretCommand = 'websocketInspector.profiles.keepSecret';

export function registerQuickFixes(
  selector: vscode.DocumentSelector,
  profiles: Pick<Profiles, 'stores'>,
  vault: Pick<SecretVault, 'protectText'>,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(
      selector,
      { provideCodeActions },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    vscode.commands.registerCommand(keepSecretCommand, async (uri: vscode.Uri, fix: KeepSecret) => {
      const store = profiles.stores.find((one) => one.uri.toString() === uri.toString());
      if (store) await keepSecret(store, fix, vault);
    }),
  );
}

/** For the diagnostics of ours at the place. */
function provideCodeActions(
  document: vscode.TextDocument,
  _range: vscode.Range,
  { diagnostics }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const ours = diagnostics.filter(({ source }) => source === diagnosticSource);
  if (ours.length === 0) return [];
  const text = document.getText();
  const problems = fileProblems(text, folderNames());
  return ours.flatMap((diagnostic) => {
    const problem = problems.find(
      (one) =>
        one.code === diagnostic.code && one.text === diagnostic.message && rangeOf(text, one).isEqual(diagnostic.range),
    );
    const actions = (problem?.fixes ?? []).flatMap((fix) => codeAction(document, text, fix, diagnostic) ?? []);
    if (actions[0]) actions[0].isPreferred = true;
    return actions;
  });
}

function codeAction(
  document: vscode.TextDocument,
  text: string,
  fix: ProblemFix,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction | undefined {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  if (fix.kind === 'keep-secret') {
    action.command = { command: keepSecretCommand, title: fix.title, arguments: [document.uri, fix] };
    return action;
  }
  const change = changeOf(text, fix);
  if (!change) return undefined;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, rangeOf(text, change), change.text);
  return action;
}

async function keepSecret(
  store: ProfileStore,
  { index, path }: KeepSecret,
  vault: Pick<SecretVault, 'protectText'>,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(store.uri);
  const text = document.getText();
  const listed = listedProfiles(parseProfileFile(text)).find((one) => one.index === index);
  const profileNode = textNode(text, index, []);
  const node = profileNode && nodeAt(profileNode, path);
  if (!listed || !node) return;
  const profile = lookedThrough(listed, profileNode);
  const from = { origin: store.kind, file: store.uri.toString() };
  const named = await vault.protectText({ ...profile, from }, listed.profile.name ?? 'profile', path);
  if (named === undefined || document.getText() !== text) return;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(store.uri, rangeOf(text, node), JSON.stringify(named));
  if (!(await vscode.workspace.applyEdit(edit))) return;
  void vscode.window.showInformationMessage(
    t(
      'The secret is kept in the secret storage. If the file was shared before, change the secret: it is in the earlier versions.',
    ),
  );
}
