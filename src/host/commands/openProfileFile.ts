/** Opens a profile file in the editor, at a profile. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { TextSpan } from '../profiles/profileProblem.ts';
import type { ProfileStore } from '../profiles/profileStore.ts';

function example(): string {
  const about = t('Connections. A secret is written as {0}: its value never reaches this file.', '${secret:NAME}');
  return `{\n  // ${about}\n  "profiles": []\n}\n`;
}

/** At a profile of this name, or at a place. A file that does not exist yet opens as an unsaved one with an empty list. */
export async function openProfileFile(store: ProfileStore, at?: string | TextSpan): Promise<void> {
  await store.load();
  const exists = await vscode.workspace.fs.stat(store.uri).then(
    () => true,
    () => false,
  );
  const document = await vscode.workspace.openTextDocument(exists ? store.uri : store.uri.with({ scheme: 'untitled' }));
  const editor = await vscode.window.showTextDocument(document);
  if (!exists && document.getText() === '') {
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), example()));
  }
  const span = typeof at === 'string' ? store.get(at) : at;
  if (!span) return;
  const range = new vscode.Range(document.positionAt(span.offset), document.positionAt(span.offset + span.length));
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
