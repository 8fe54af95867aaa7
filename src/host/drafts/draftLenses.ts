/** Draws what stands above documents that are to be sent. */
import * as vscode from 'vscode';
import { commands } from '../contributions.ts';
import type { DraftDocuments } from './draftDocuments.ts';
import { lensesOf } from './lensWords.ts';

export function registerDraftLenses(documents: DraftDocuments): vscode.Disposable {
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: documents.onDidChange,
    provideCodeLenses(document) {
      const tie = documents.tieOf(document);
      if (!tie) return [];
      const { session } = tie;
      const top = new vscode.Range(0, 0, 0, 0);
      return lensesOf(session?.snapshot, tie).map(
        ({ title, tooltip, command }) =>
          new vscode.CodeLens(top, {
            title,
            tooltip,
            command: command === undefined ? '' : commands[command],
            arguments: [command === 'reconnect' ? session?.id : document.uri],
          }),
      );
    },
  };
  // Any document may be sent; only those that are have lenses.
  return vscode.languages.registerCodeLensProvider('*', provider);
}
