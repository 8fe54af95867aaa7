/** Reads and writes a profile file: through the editor where it is open there, else on disk. */
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';

/** Larger files are not read: nobody writes one, and it would stall the window. */
const sizeLimit = 4 << 20;

/** What is saved; empty where there is no file. */
export async function readProfileText(uri: vscode.Uri): Promise<string> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > sizeLimit) throw new Error(t('The file is {0} bytes long; the limit is {1}.', size, sizeLimit));
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return '';
    throw error;
  }
}

/** Changes the text and saves it. Where the file is open with unsaved changes, those are kept, and saved too. */
export async function changeProfileText(
  uri: vscode.Uri,
  change: (text: string) => string,
  options: { ownerOnly: boolean },
): Promise<void> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) await changeDocument(open, change);
  else {
    const text = change(await readProfileText(uri));
    if (options.ownerOnly) await writeForOwner(uri.fsPath, text);
    else await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  }
}

async function changeDocument(document: vscode.TextDocument, change: (text: string) => string): Promise<void> {
  const text = document.getText();
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, whole, change(text));
  if (!(await vscode.workspace.applyEdit(edit)) || !(await document.save())) {
    throw new Error(t('{0} could not be saved.', vscode.workspace.asRelativePath(document.uri)));
  }
}

/** Whole or not at all, and readable by its owner only. */
async function writeForOwner(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.new`;
  await writeFile(draft, text, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, path);
}
