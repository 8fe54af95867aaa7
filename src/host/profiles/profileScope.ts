/** What the variables of a profile mean in this window. */
import * as vscode from 'vscode';
import { holdingEnvironment, type ChosenEnvironment } from './environments/chosenEnvironment.ts';
import type { ProfileStore } from './profileStore.ts';
import type { Profiles } from './profiles.ts';
import type { SourceProfile } from './sourceProfile.ts';
import type { VariableScope } from './variables/scope.ts';

/** A profile of no file takes its environments from the first file of the window that has some. */
export function profileScope(
  { from, name }: SourceProfile,
  profiles: Pick<Profiles, 'stores'>,
  chosen: Pick<ChosenEnvironment, 'name'>,
): VariableScope {
  const store = from && profiles.stores.find(({ uri }) => uri.toString() === from.file);
  const meant = from ? store : profiles.stores.find(({ environments }) => environments.byName.size > 0);
  const holding = meant && holdingEnvironment(meant.environments, chosen.name);
  return {
    environment: holding?.name,
    hasEnvironments: (meant?.environments.byName.size ?? 0) > 0,
    variable: (variable) => holding?.values.get(variable),
    env: (variable) => process.env[variable],
    workspaceFolder: (folder) => localPath(folderOf(folder, store)),
    lineOf: (path) => (name === undefined ? undefined : store?.lineOf(name, path)),
    untrusted: {
      profile: from?.origin === 'workspace' && !vscode.workspace.isTrusted,
      environment: meant?.trusted === false,
    },
  };
}

function folderOf(name: string | undefined, store: ProfileStore | undefined): vscode.WorkspaceFolder | undefined {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (name !== undefined) return folders.find((folder) => folder.name === name);
  return store?.folder ?? folders[0];
}

/** Undefined where it is not on the machine that the extension runs on. */
function localPath(folder: vscode.WorkspaceFolder | undefined): string | undefined {
  return folder?.uri.scheme === 'file' ? folder.uri.fsPath : undefined;
}
