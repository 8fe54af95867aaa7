/**
 * The choice that VS Code offers for files of other programs, as in _Reopen Editor With…_. A kind of editor has one
 * priority and one `viewType`, which key bindings and menus of panels go by: so it hands on to that of captures.
 */
import * as vscode from 'vscode';
import { panelViewType } from '../contributions.ts';

export class OtherCaptureEditor implements vscode.CustomReadonlyEditorProvider {
  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor({ uri }: vscode.CustomDocument, panel: vscode.WebviewPanel): Promise<void> {
    await vscode.commands.executeCommand('vscode.openWith', uri, panelViewType, panel.viewColumn);
    panel.dispose();
  }
}
