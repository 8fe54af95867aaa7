/** Asks whether a profile of a folder that is not trusted may read from this machine. */
import * as vscode from 'vscode';
import type { MachineReads } from './profiles/variables/machineReads.ts';

/** Modal: it is read and sent when the answer is yes. */
export async function askToAllow(name: string, { environment, files }: MachineReads): Promise<boolean> {
  const allow = 'Allow';
  const parts = [
    ...(environment.length > 0 ? [`Environment variables: ${environment.join(', ')}`] : []),
    ...(files.length > 0 ? [`Files: ${files.join(', ')}`] : []),
  ];
  const chosen = await vscode.window.showWarningMessage(
    `Allow “${name}” to read from this machine, and to send it?`,
    { modal: true, detail: `It comes from a folder that is not trusted.\n\n${parts.join('\n')}` },
    allow,
  );
  return chosen === allow;
}
