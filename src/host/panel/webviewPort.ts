/** A webview as the port of an `RpcChannel`. A hidden webview loses what is posted to it. */
import type * as vscode from 'vscode';
import type { Port } from '../../contract/rpc.ts';

export function webviewPort(webview: Pick<vscode.Webview, 'postMessage' | 'onDidReceiveMessage'>): Port {
  return {
    post(message) {
      void webview.postMessage(message);
    },
    listen(receive) {
      const listening = webview.onDidReceiveMessage(receive);
      return () => {
        listening.dispose();
      };
    },
  };
}
