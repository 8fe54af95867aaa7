/** Entry of the extension: builds the services, registers the contributions, returns the public API. */
import * as vscode from 'vscode';
import type { WebSocketInspectorApi } from './api.ts';
import { useTranslations } from './contract/l10n.ts';
import { buildApi } from './host/buildApi.ts';
import { buildServices } from './host/buildServices.ts';
import { registerContributions } from './host/registerContributions.ts';

let ending: (() => Promise<void>) | undefined;

/** Starts no thread and reads no file: that waits for the first use. */
export function activate(context: vscode.ExtensionContext): WebSocketInspectorApi {
  const { bundle } = vscode.l10n;
  useTranslations(bundle && { language: vscode.env.language, texts: bundle });
  const built = buildServices(context);
  const { services } = built;
  ending = () => built.end();
  context.subscriptions.push(registerContributions(context, services));
  return buildApi(services);
}

/** Says goodbye to the peers, then ends the threads. */
export async function deactivate(): Promise<void> {
  await ending?.();
  ending = undefined;
}
