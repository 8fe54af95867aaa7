/** What the composer of the current panel does, from the palette. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { PanelAction } from '../../contract/panel.ts';
import { readChosenFile } from '../panel/chosenFile.ts';
import { pingBytes } from '../panel/composed.ts';
import type { Services } from '../services.ts';
import type { CommandHandler, CommandHandlers } from './commandHandlers.ts';

export function composerCommands({
  panels,
}: Pick<Services, 'panels'>): CommandHandlers<
  | 'sendMessage'
  | 'sendFile'
  | 'sendPing'
  | 'sendPong'
  | 'stopSending'
  | 'advancedSending'
  | 'formatMessage'
  | 'toggleEscapes'
  | 'toggleVariables'
  | 'saveTemplate'
  | 'editAsDocument'
> {
  const act =
    (action: PanelAction): CommandHandler =>
    () =>
      panels.current?.act(action);
  const control =
    (kind: 'ping' | 'pong'): CommandHandler =>
    async () => {
      const session = panels.current?.session;
      if (!session) return;
      const data = await vscode.window.showInputBox({
        ignoreFocusOut: true,
        title: kind === 'ping' ? t('Send Ping') : t('Send Pong'),
        prompt: t('Data: text, or 0x and hex; at most 125 bytes'),
      });
      if (data !== undefined) await session.call('send', { message: { kind, bytes: pingBytes(data) } });
    };
  return {
    sendMessage: act('send'),
    async sendFile() {
      const session = panels.current?.session;
      const bytes = session && (await readChosenFile());
      if (bytes) await session.call('send', { message: { kind: 'binary', bytes } });
    },
    sendPing: control('ping'),
    sendPong: control('pong'),
    stopSending: () => panels.current?.repeated.stop(),
    advancedSending: act('advancedSending'),
    formatMessage: act('format'),
    toggleEscapes: act('toggleEscapes'),
    toggleVariables: act('toggleVariables'),
    saveTemplate: act('saveTemplate'),
    editAsDocument: act('editAsDocument'),
  };
}
