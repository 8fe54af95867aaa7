/** Files that are dropped on the list of connections are opened as captures. */
import * as vscode from 'vscode';
import { urisIn } from '../captures/uriList.ts';
import { panelViewType, uriList } from '../contributions.ts';
import type { HostSession } from '../sessions/hostSession.ts';

export class DroppedFiles implements vscode.TreeDragAndDropController<HostSession> {
  readonly dragMimeTypes: readonly string[] = [];
  readonly dropMimeTypes: readonly string[] = [uriList];

  async handleDrop(_target: HostSession | undefined, dragged: vscode.DataTransfer): Promise<void> {
    const list = (await dragged.get(uriList)?.asString()) ?? '';
    for (const uri of urisIn(list)) {
      await vscode.commands.executeCommand('vscode.openWith', vscode.Uri.parse(uri), panelViewType);
    }
  }
}
