/** Asks whether a profile of a folder that is not trusted may read from this machine. */
import * as vscode from 'vscode';
import { t } from '../contract/l10n.ts';
import type { MachineReads } from './profiles/variables/machineReads.ts';

/** Modal: it is read and sent when the answer is yes. */
export async function askToAllow(name: string, { environment, files }: MachineReads): Promise<boolean> {
  const allow = t('Allow');
  const parts = [
    ...(environment.length > 0 ? [t('Environment variables: {0}', environment.join(', '))] : []),
    ...(files.length > 0 ? [t('Files: {0}', files.join(', '))] : []),
  ];
  const chosen = await vscode.window.showWarningMessage(
    t('Allow “{0}” to read from this machine, and to send it?', name),
    { modal: true, detail: `${t('It comes from a folder that is not trusted.')}\n\n${parts.join('\n')}` },
    allow,
  );
  return chosen === allow;
}
