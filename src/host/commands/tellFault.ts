/** Says why a profile with an error cannot be used, and leads to the error. */
import * as vscode from 'vscode';
import type { Failure } from '../../contract/model.ts';
import { faultWords, faultyName, lineOfFault } from '../profiles/faultyProfile.ts';
import type { FaultyNode } from '../views/profileNodes.ts';
import { openProfileFile } from './openProfileFile.ts';

export function faultFailure({ store, faulty }: FaultyNode): Failure {
  const line = lineOfFault(store.text, faulty.errors[0]);
  return {
    code: 'invalid-profile',
    message: `The profile “${faultyName(faulty)}” has an error and cannot be used.`,
    cause: faultWords(faulty),
    remedy: `Correct it in ${vscode.workspace.asRelativePath(store.uri)}, line ${line}; the Problems view offers what it can.`,
  };
}

export async function tellFault(node: FaultyNode, log: Pick<vscode.LogOutputChannel, 'warn'>): Promise<void> {
  const { code, message, cause, remedy } = faultFailure(node);
  log.warn(`${code}: ${node.faulty.errors.map((error) => error.code).join(', ')}`);
  const open = 'Open Profile';
  const chosen = await vscode.window.showErrorMessage(`${message} ${cause} ${remedy}`, open);
  if (chosen === open) await openFault(node);
}

export function openFault({ store, faulty }: FaultyNode): Promise<void> {
  return openProfileFile(store, faulty.errors[0]);
}
