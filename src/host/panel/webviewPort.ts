/** A webview as the port of an `RpcChannel`. A hidden webview loses what is posted to it. */
import type { Port } from '../../contract/rpc.ts';
import type { Disposable } from '../disposables.ts';

/** `vscode.Webview`, as far as it is used. */
export interface MessagingWebview {
  postMessage(message: unknown): unknown;
  onDidReceiveMessage(listener: (message: unknown) => void): Disposable;
}

export function webviewPort(webview: MessagingWebview): Port {
  return {
    post(message) {
      webview.postMessage(message);
    },
    listen(receive) {
      const listening = webview.onDidReceiveMessage(receive);
      return () => {
        listening.dispose();
      };
    },
  };
}
