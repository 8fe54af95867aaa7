/** The extension under test, as another extension sees it. */
import * as vscode from 'vscode';
import type { WebSocketInspectorApi } from '../../../../src/api.ts';

export const extensionId = 'websocket-inspector.websocket-inspector';

export async function activateApi(): Promise<WebSocketInspectorApi> {
  const extension = vscode.extensions.getExtension<WebSocketInspectorApi>(extensionId);
  if (!extension) throw new Error('VS Code does not know the extension.');
  return extension.activate();
}

/** The first folder of the window. */
export function workspaceFolder(): vscode.WorkspaceFolder {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The window has no folder.');
  return folder;
}
