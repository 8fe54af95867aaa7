/** The profile file of the test's folder. A document that was open once stays behind its editor for minutes. */
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { workspaceProfilesPath } from '../../../../src/host/contributions.ts';
import { workspaceFolder } from './extension.ts';
import { until } from './until.ts';

export function profileFileUri(): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder().uri, workspaceProfilesPath);
}

/** Also what of it is open holds the new content then. */
export async function writeProfileFile(content: unknown): Promise<void> {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  const { fsPath } = profileFileUri();
  await mkdir(dirname(fsPath), { recursive: true });
  if (openDocument()?.isDirty) {
    await vscode.window.showTextDocument(profileFileUri());
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await writeFile(fsPath, text);
  await untilSeen('the new content', () => (openDocument()?.getText() ?? text) === text);
}

/** Until VS Code has seen what was written: on a busy machine the first event of a new file may be lost. */
export function untilSeen<T>(what: string, look: () => T | false | Promise<T | false>): Promise<T> {
  let count = 0;
  return until(what, async () => {
    const now = new Date();
    if (++count % 50 === 0) await utimes(profileFileUri().fsPath, now, now);
    return look();
  });
}

export async function removeProfileFile(): Promise<void> {
  await writeProfileFile('');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await rm(dirname(profileFileUri().fsPath), { recursive: true, force: true });
}

function openDocument(): vscode.TextDocument | undefined {
  const uri = profileFileUri().toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}
