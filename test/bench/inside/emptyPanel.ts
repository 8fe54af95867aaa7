import * as vscode from 'vscode';

/** A page of nothing but a word: what a panel takes that VS Code makes for whatever extension. */
const page = `<!doctype html><html lang="en"><meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<body><p id="empty-panel">empty</p></body></html>`;

/** An item in the status bar opens such a panel. */
export function offerEmptyPanel(): null {
  vscode.commands.registerCommand('bench.openEmptyPanel', () => {
    const panel = vscode.window.createWebviewPanel('bench.empty', 'empty', vscode.ViewColumn.Active, {
      enableScripts: true,
    });
    panel.webview.html = page;
  });
  const item = vscode.window.createStatusBarItem('bench.empty', vscode.StatusBarAlignment.Left);
  item.text = 'Open an empty panel';
  item.command = 'bench.openEmptyPanel';
  item.show();
  return null;
}
