/** Asks for a file to send. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { tooLarge } from '../failures.ts';

/** One message of this size is still sent at once; larger ones would stall the window. */
const sizeLimit = 64 << 20;

/** Undefined: the person chose none. */
export async function readChosenFile(): Promise<Uint8Array | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({ openLabel: t('Send as binary message'), canSelectMany: false })) ?? [];
  if (!uri) return undefined;
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > sizeLimit) throw tooLarge(t('The payload is too large to be sent as one message.'), '64 MiB');
  return new Uint8Array(await vscode.workspace.fs.readFile(uri));
}
