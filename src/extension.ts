/** Entry of the extension: registers what VS Code may ask for, and returns the public API. The rest is loaded when it is asked. */
import * as vscode from 'vscode';
import type { WebSocketInspectorApi } from './api.ts';
import { useTranslations } from './contract/l10n.ts';
import { laterApi } from './host/activation/laterApi.ts';
import type { First, Loaded } from './host/activation/loaded.ts';
import { registerFirst } from './host/activation/registerFirst.ts';
import { loadWhenWanted } from './host/activation/wantedAtOnce.ts';

let ending: (() => Promise<void>) | undefined;

/** Starts no thread, and reads neither a file nor most of its own code: that waits for the first use. */
export function activate(context: vscode.ExtensionContext): WebSocketInspectorApi {
  const { bundle } = vscode.l10n;
  useTranslations(bundle && { language: vscode.env.language, texts: bundle });
  const owned = <T extends vscode.Disposable>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  const changed = owned(new vscode.EventEmitter<void>());
  let loaded: Loaded | undefined;
  let loading: Promise<Loaded> | undefined;
  const load = (): Promise<Loaded> => (loading ??= loadNow());
  const loadNow = async (): Promise<Loaded> => {
    const { build } = await import('./host/main.ts');
    loaded = build(context, first);
    ending = () => loaded!.end();
    owned(loaded.api.onDidChangeSessions(() => changed.fire()));
    return loaded;
  };
  const first: First = registerFirst(owned, load);
  // Where it fails, whoever asks for something hears of it.
  owned(loadWhenWanted(context.globalStorageUri, () => void load().catch(() => undefined)));
  return laterApi(load, () => loaded, changed.event, first.decoders);
}

/** Says goodbye to the peers, then ends the threads. */
export async function deactivate(): Promise<void> {
  await ending?.();
  ending = undefined;
}
