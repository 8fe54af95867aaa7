import * as vscode from 'vscode';

/** Opens a text that belongs to no file. */
export async function showText(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
  await vscode.window.showTextDocument(document, { preview: true });
}
