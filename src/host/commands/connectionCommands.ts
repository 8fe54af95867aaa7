/** Connect, reconnect, close, show, remove; the handshake; the log. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { Services } from '../services.ts';
import { askAddress } from './askAddress.ts';
import { chosenSession } from './chosenSession.ts';
import type { CommandHandlers } from './commandHandlers.ts';
import { openConnection, reconnect } from './openConnection.ts';
import { openDemo } from './demoCommands.ts';
import { removeConnection } from './removeConnection.ts';

export function connectionCommands(
  services: Services,
): CommandHandlers<'connect' | 'reconnect' | 'close' | 'show' | 'forget' | 'openHandshake' | 'showLog'> {
  return {
    async connect(argument) {
      if (typeof argument === 'string') {
        await openConnection(services, { url: argument }, { remember: true });
        return;
      }
      const choice = await askAddress(services, { title: t('Connect to a WebSocket'), demo: true });
      switch (choice?.kind) {
        case undefined:
          return;
        case 'demo':
          await openDemo(services);
          return;
        case 'profile':
          await vscode.commands.executeCommand('websocketInspector.connectProfile', choice.saved);
          return;
        case 'address':
          await openConnection(services, choice.profile, { remember: true });
          return;
        default:
          choice satisfies never;
      }
    },
    async reconnect(argument) {
      const session = await chosenSession(argument, services);
      if (!session) return;
      // It is going to be connected again by itself: then now.
      const { state, reconnecting } = session.snapshot;
      if (state !== 'reconnecting') await reconnect(services, session);
      else if (reconnecting?.at !== undefined) await session.call('reconnectNow', {});
    },
    async close(argument) {
      const session = await chosenSession(argument, services, ({ live }) => live);
      if (session?.live) await services.sessions.close(session);
    },
    async show(argument) {
      const session = await chosenSession(argument, services);
      if (session) services.panels.show(session);
    },
    async forget(argument) {
      const session = await chosenSession(argument, services);
      if (session) await removeConnection(services, session);
    },
    async openHandshake(argument) {
      const session = await chosenSession(argument, services);
      if (session) await services.documents.showHandshake(session);
    },
    showLog() {
      services.log.show();
    },
  };
}
