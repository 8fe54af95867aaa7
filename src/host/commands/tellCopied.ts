/** Says that something was copied, and what has to be known of it. */
import * as vscode from 'vscode';

/** Without notes it needs no notice that has to be closed. */
export function tellCopied(done: string, notes: readonly string[]): void {
  if (notes.length === 0) vscode.window.setStatusBarMessage(`$(check) ${done}`, 4000);
  else void vscode.window.showInformationMessage([done, ...notes].join(' '));
}
