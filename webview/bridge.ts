/** The way to the extension host: the only caller of `acquireVsCodeApi`, which answers once per page. */
import { RpcChannel } from '../src/contract/rpc.ts';
import type { Calls, Port } from '../src/contract/rpc.ts';

interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

const api = acquireVsCodeApi();

const port: Port = {
  post: (message) => api.postMessage(message),
  listen: (receive) => {
    const hear = (event: MessageEvent<unknown>): void => receive(event.data);
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  },
};

/** Nobody calls into a webview; it is told things by events. */
export type Host<C extends Calls<C>, Events> = RpcChannel<C, Events, Record<string, never>, Record<string, never>>;

export function openHost<C extends Calls<C>, Events>(): Host<C, Events> {
  return new RpcChannel(port, {});
}

/** What this webview kept over a reload of the window. */
export function readState(): unknown {
  return api.getState();
}

export function writeState(state: unknown): void {
  api.setState(state);
}

/** Allows the style elements that CodeMirror adds under the page's content security policy. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.content ?? '';
}
