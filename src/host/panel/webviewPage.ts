/** Fills a webview with one of the bundles in `dist/webview`. */
import { readdirSync } from 'node:fs';
import * as vscode from 'vscode';
import type { TranslationFiles } from '../translationFiles.ts';
import { newNonce, webviewHtml, type WebviewPage } from './webviewHtml.ts';

/** What the pages are made of. */
export interface WebviewSource {
  extensionUri: vscode.Uri;
  translations: TranslationFiles;
}

/** `dist/webview`: the only folder a webview may load from. */
export function webviewRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/** What a webview is allowed. Said when one is made, it is not made twice. */
export function webviewOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, enableCommandUris: false, localResourceRoots: [webviewRoot(extensionUri)] };
}

export function fillWebview(
  webview: vscode.Webview,
  { extensionUri, translations }: WebviewSource,
  bundle: 'panel' | 'inspector' | 'scenario',
  page: Pick<WebviewPage, 'title' | 'session' | 'still' | 'images' | 'opening'>,
): void {
  const root = webviewRoot(extensionUri);
  const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(root, file)).toString();
  webview.options = webviewOptions(extensionUri);
  webview.html = webviewHtml({
    ...page,
    script: address(`${bundle}.js`),
    chunks: chunksOf(root, bundle).map(address),
    style: address(`${bundle}.css`),
    source: webview.cspSource,
    nonce: newNonce(),
    translations: translations.of('webview'),
  });
}

const chunks = new Map<string, readonly string[]>();

/** Files that the bundle's script imports at once; the build gives them such names. */
function chunksOf(root: vscode.Uri, bundle: string): readonly string[] {
  const found = chunks.get(bundle) ?? readdirSync(root.fsPath).filter((name) => name.startsWith(`${bundle}-chunk-`));
  chunks.set(bundle, found);
  return found;
}
