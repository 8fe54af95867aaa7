/** Changes a saved profile where the person sees it: in the editor, beside the panel, to be undone. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { openProfileFile } from '../commands/openProfileFile.ts';
import { changeBetween } from '../profiles/diagnostics/textChange.ts';
import { changeProfile, type ProfilePatch } from '../profiles/profileEdits.ts';
import { parseProfileFile, type NamedProfile } from '../profiles/profileFile.ts';
import type { SavedProfile } from '../profiles/profiles.ts';

/**
 * Comments and what is not changed stay as they are. `patch` is made of the profile as the file has it now, unsaved changes
 * included. Resolves with the changed profile, once it is saved. Where `patch` throws, the file is shown at the profile.
 */
export async function changeSavedProfile(
  { store, profile: { name } }: SavedProfile,
  patch: (profile: NamedProfile) => ProfilePatch,
  viewColumn: vscode.ViewColumn,
): Promise<NamedProfile> {
  const document = await vscode.workspace.openTextDocument(store.uri);
  const before = document.getText();
  const after = changeProfile(before, name, await patched(before, name, patch, () => openProfileFile(store, name)));
  const changed = after === undefined ? undefined : profileIn(after, name);
  if (after === undefined || changed === undefined) throw missing(name);
  const editor = await vscode.window.showTextDocument(document, { viewColumn, preserveFocus: true });
  await applyTo(document, before, after, editor);
  return changed;
}

async function patched(
  text: string,
  name: string,
  patch: (profile: NamedProfile) => ProfilePatch,
  show: () => Promise<void>,
): Promise<ProfilePatch> {
  const profile = profileIn(text, name);
  if (!profile) throw missing(name);
  try {
    return patch(profile);
  } catch (error) {
    await show();
    throw error;
  }
}

async function applyTo(
  document: vscode.TextDocument,
  before: string,
  after: string,
  editor: vscode.TextEditor,
): Promise<void> {
  if (before === after) return;
  const { offset, length, text } = changeBetween(before, after);
  const start = document.positionAt(offset);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(start, document.positionAt(offset + length)), text);
  if (!(await vscode.workspace.applyEdit(edit)) || !(await document.save())) {
    throw new Error(t('{0} could not be saved.', vscode.workspace.asRelativePath(document.uri)));
  }
  const shown = new vscode.Range(start, document.positionAt(offset + text.length));
  editor.selection = new vscode.Selection(shown.start, shown.end);
  editor.revealRange(shown, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function profileIn(text: string, name: string): NamedProfile | undefined {
  return parseProfileFile(text).entries.find(({ profile }) => profile.name === name)?.profile;
}

function missing(name: string): Error {
  return new Error(t('There is no profile “{0}” in the file any more.', name));
}
