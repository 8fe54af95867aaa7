/* global require, exports, Buffer */
const vscode = require('vscode');

exports.activate = ({ subscriptions }) => {
  const provider = {
    openCustomDocument: (uri) => ({ uri, dispose() {} }),
    async resolveCustomEditor({ uri }, { webview }) {
      const bytes = await vscode.workspace.fs.readFile(uri);
      webview.html = `<p>${Buffer.from(bytes).toString('hex')}</p>`;
    },
  };
  subscriptions.push(vscode.window.registerCustomEditorProvider('hexEditor.hexedit', provider));
};
