/** Whether something of the window wants the whole extension, though nobody asks: faults of profile files and scenarios are marked. */
import * as vscode from 'vscode';
import { userProfilesName, workspaceProfilesPath } from '../contributions.ts';
import { DisposableStore } from '../disposables.ts';

/** Calls `load` as soon as a folder has a profile file, or a profile file or a scenario is open; it may do so several times. */
export function loadWhenWanted(storage: vscode.Uri, load: () => unknown): vscode.Disposable {
  const owned = new DisposableStore();
  const userFile = vscode.Uri.joinPath(storage, userProfilesName).toString();
  const isOurs = ({ uri }: vscode.TextDocument): boolean =>
    uri.path.endsWith('.wsreplay.json') ||
    uri.path.endsWith(`/${workspaceProfilesPath}`) ||
    uri.toString() === userFile;
  const look = (): void => {
    if (vscode.workspace.textDocuments.some(isOurs)) load();
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      const file = vscode.Uri.joinPath(uri, workspaceProfilesPath);
      vscode.workspace.fs.stat(file).then(load, () => undefined);
    }
  };
  // Activation does not wait for it.
  const looking = setImmediate(look);
  owned.defer(() => clearImmediate(looking));
  owned.add(vscode.workspace.onDidOpenTextDocument((document) => isOurs(document) && load()));
  owned.add(vscode.workspace.onDidChangeWorkspaceFolders(look));
  owned.add(
    vscode.workspace
      .createFileSystemWatcher(`**/${workspaceProfilesPath}`, false, true, true)
      .onDidCreate(() => load()),
  );
  return vscode.Disposable.from(owned);
}
