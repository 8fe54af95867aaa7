/** Asks for a file to send. */
import * as vscode from 'vscode';
import { tooLarge } from '../failures.ts';

/** One message of this size is still sent at once; larger ones would stall the window. */
const sizeLimit = 64 << 20;

/** Undefined: the person chose none. */
export async function readChosenFile(): Promise<Uint8Array | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({ openLabel: 'Send as binary message', canSelectMany: false })) ?? [];
  if (!uri) return undefined;
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > sizeLimit) throw tooLarge('be sent as one message', '64 MiB');
  return new Uint8Array(await vscode.workspace.fs.readFile(uri));
}
