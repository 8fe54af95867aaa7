/** Opens a payload in Microsoft's Hex Editor, where that extension is installed. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { bytesUri } from '../views/payloadBytes.ts';

const hexEditor = { extension: 'ms-vscode.hexeditor', viewType: 'hexEditor.hexedit' };

export async function openInHexEditor(session: HostSession, id: number): Promise<void> {
  if (vscode.extensions.getExtension(hexEditor.extension)) {
    await vscode.commands.executeCommand('vscode.openWith', bytesUri(session, id), hexEditor.viewType);
    return;
  }
  const show = t('Show Extension');
  const chosen = await vscode.window.showInformationMessage(
    t('The extension Hex Editor (ms-vscode.hexeditor) is not installed, or is disabled: it shows the bytes.'),
    show,
  );
  if (chosen === show)
    await vscode.commands.executeCommand('workbench.extensions.search', `@id:${hexEditor.extension}`);
}
