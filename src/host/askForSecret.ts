/** Asks for the value of a secret that a profile names and nobody told yet. */
import * as vscode from 'vscode';
import { t } from '../contract/l10n.ts';

export function askForSecret(name: string, origin: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: t('Secret “{0}”', name),
    prompt: t('For {0}. It is kept in the secret storage and sent to this server only.', origin),
    password: true,
    ignoreFocusOut: true,
    validateInput: (value) => (value === '' ? t('Type the value of the secret.') : undefined),
  });
}
