/** The profile file of the test's folder. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { workspaceProfilesPath } from '../../../../src/host/contributions.ts';
import { workspaceFolder } from './extension.ts';

export function profileFileUri(): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder().uri, workspaceProfilesPath);
}

export async function writeProfileFile(content: unknown): Promise<void> {
  const path = profileFileUri().fsPath;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
}

export async function removeProfileFile(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await rm(dirname(profileFileUri().fsPath), { recursive: true, force: true });
}
