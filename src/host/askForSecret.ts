/** Asks for the value of a secret that a profile names and nobody told yet. */
import * as vscode from 'vscode';

export function askForSecret(name: string, origin: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: `Secret “${name}”`,
    prompt: `For ${origin}. It is kept in the secret storage and sent to this server only.`,
    password: true,
    ignoreFocusOut: true,
    validateInput: (value) => (value === '' ? 'Type the value of the secret.' : undefined),
  });
}
