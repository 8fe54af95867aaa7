/** What is done with selected rows, and where the focus goes in the panel. */
import * as vscode from 'vscode';
import type { PanelAction } from '../../contract/panel.ts';
import { failureOf } from '../../contract/rpc.ts';
import { toWebsocat } from '../commandLines/write/toWebsocat.ts';
import { toWscat } from '../commandLines/write/toWscat.ts';
import { notTwoSelected } from '../failures.ts';
import { annotateRows, toggleBookmarks } from '../panel/annotateRows.ts';
import { copyPayloads, type CopyForm } from '../panel/copyPayloads.ts';
import { goToOriginal } from '../replay/goToOriginal.ts';
import type { Services } from '../services.ts';
import { chosenRows } from './chosenRows.ts';
import type { SessionRow } from '../views/payloadDocuments.ts';
import type { CommandHandler, CommandHandlers } from './commandHandlers.ts';
import { copySending } from './copySending.ts';
import { openInHexEditor } from './openInHexEditor.ts';

export function rowCommands(
  services: Services,
): CommandHandlers<
  | 'followNewest'
  | 'resend'
  | 'editAndResend'
  | 'nextHit'
  | 'previousHit'
  | 'hideLikeThis'
  | 'showLikeThis'
  | 'focusFilter'
  | 'focusComposer'
  | 'openPayload'
  | 'compareSelected'
  | 'openInHexEditor'
  | 'copyText'
  | 'copyHex'
  | 'copyBase64'
  | 'copyJson'
  | 'copyCArray'
  | 'copyRowsAsWscat'
  | 'copyRowsAsWebsocat'
  | 'goToReply'
  | 'goToRequest'
  | 'goToOriginal'
  | 'toggleBookmark'
  | 'addNote'
  | 'nextBookmark'
  | 'previousBookmark'
> {
  const act =
    (action: PanelAction): CommandHandler =>
    () =>
      services.panels.current?.act(action);
  const goTo =
    (of: 'reply' | 'request'): CommandHandler =>
    async (argument) => {
      const { panel, ids } = chosenRows(services, argument);
      const partner = await panel.session.call('partner', { id: ids.at(-1)!, of }).catch(tellNone);
      if (partner !== undefined) panel.revealRow(partner);
    };
  const copy =
    (as: CopyForm): CommandHandler =>
    async (argument) => {
      const { panel, ids } = chosenRows(services, argument);
      await copyPayloads(panel.session, ids, as);
    };
  const copyAs =
    (as: Parameters<typeof copySending>[2]): CommandHandler =>
    async (argument) => {
      const { panel, ids } = chosenRows(services, argument);
      await copySending(panel.session, ids, as, services);
    };
  return {
    followNewest: act('followNewest'),
    resend: act('resend'),
    editAndResend: act('editAndResend'),
    nextHit: act('nextHit'),
    previousHit: act('previousHit'),
    hideLikeThis: act('hideLikeThis'),
    showLikeThis: act('showLikeThis'),
    focusFilter: act('focusFilter'),
    focusComposer: act('focusComposer'),
    async openPayload(argument) {
      const { panel, ids } = chosenRows(services, argument);
      await services.documents.showPayload(panel.session, ids.at(-1)!);
    },
    async compareSelected() {
      const panel = services.panels.current;
      const [left, right, ...others] = panel?.selection ?? [];
      if (!panel || left === undefined || right === undefined || others.length > 0) throw notTwoSelected();
      const side = (id: number): SessionRow => ({ session: panel.session, id });
      await services.documents.showDifference(side(Math.min(left, right)), side(Math.max(left, right)));
    },
    async openInHexEditor(argument) {
      const { panel, ids } = chosenRows(services, argument);
      await openInHexEditor(panel.session, ids.at(-1)!);
    },
    goToReply: goTo('reply'),
    goToRequest: goTo('request'),
    async goToOriginal(argument) {
      const { panel, ids } = chosenRows(services, argument);
      await goToOriginal(services, panel, ids.at(-1)!);
    },
    async toggleBookmark(argument) {
      const { panel, ids } = chosenRows(services, argument);
      await toggleBookmarks(panel.session, ids);
    },
    async addNote(argument) {
      const { panel, ids } = chosenRows(services, argument);
      await annotateRows(panel.session, ids);
    },
    nextBookmark: act('nextBookmark'),
    previousBookmark: act('previousBookmark'),
    copyText: copy('text'),
    copyHex: copy('hex'),
    copyBase64: copy('base64'),
    copyJson: copy('json'),
    copyCArray: copy('cArray'),
    copyRowsAsWscat: copyAs({ program: 'wscat', write: toWscat }),
    copyRowsAsWebsocat: copyAs({ program: 'websocat', write: toWebsocat }),
  };
}

/** That there is none is an answer, and no error. */
function tellNone(error: unknown): undefined {
  const { code, message, cause } = failureOf(error);
  if (code !== 'no-reply' && code !== 'no-request') throw error;
  void vscode.window.showInformationMessage(`${message} ${cause}`);
}
