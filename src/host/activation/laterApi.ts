/** The public API before the part of the extension is there that serves it. */
import type * as vscode from 'vscode';
import type { WebSocketInspectorApi } from '../../api.ts';
import type { RegisteredDecoders } from '../decoders/registeredDecoders.ts';
import type { Loaded } from './loaded.ts';

/** `loaded`: undefined until it is there; before that there are no sessions. */
export function laterApi(
  load: () => Promise<Pick<Loaded, 'api'>>,
  loaded: () => Pick<Loaded, 'api'> | undefined,
  onDidChangeSessions: vscode.Event<void>,
  decoders: Pick<RegisteredDecoders, 'register'>,
): WebSocketInspectorApi {
  return {
    apiVersion: 1,
    get sessions() {
      return loaded()?.api.sessions ?? [];
    },
    onDidChangeSessions,
    connect: async (...asked) => (await load()).api.connect(...asked),
    check: async (...asked) => (await load()).api.check(...asked),
    captures: async () => (await load()).api.captures(),
    openCapture: async (...asked) => (await load()).api.openCapture(...asked),
    open: async (...asked) => (await load()).api.open(...asked),
    registerDecoder: (decoder) => decoders.register(decoder),
    startDemoServer: async () => (await load()).api.startDemoServer(),
  };
}
