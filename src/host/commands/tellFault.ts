/** Says why a profile with an error cannot be used, and leads to the error. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { Failure } from '../../contract/model.ts';
import { faultWords, faultyName, lineOfFault } from '../profiles/faultyProfile.ts';
import type { FaultyNode } from '../views/profileNodes.ts';
import { openProfileFile } from './openProfileFile.ts';

export function faultFailure({ store, faulty }: FaultyNode): Failure {
  const line = lineOfFault(store.text, faulty.errors[0]);
  return {
    code: 'invalid-profile',
    message: t('The profile “{0}” has an error and cannot be used.', faultyName(faulty)),
    cause: faultWords(faulty),
    remedy: t(
      'Correct it in {0}, line {1}; the Problems view offers what it can.',
      vscode.workspace.asRelativePath(store.uri),
      line,
    ),
  };
}

export async function tellFault(node: FaultyNode, log: Pick<vscode.LogOutputChannel, 'warn'>): Promise<void> {
  const { code, message, cause, remedy } = faultFailure(node);
  log.warn(`${code}: ${node.faulty.errors.map((error) => error.code).join(', ')}`);
  const open = t('Open Profile');
  const chosen = await vscode.window.showErrorMessage(`${message} ${cause} ${remedy}`, open);
  if (chosen === open) await openFault(node);
}

export function openFault({ store, faulty }: FaultyNode): Promise<void> {
  return openProfileFile(store, faulty.errors[0]);
}
