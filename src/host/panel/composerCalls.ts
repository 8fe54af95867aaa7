/** Serves what the composer asks. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { PanelCalls } from '../../contract/panel.ts';
import type { Handlers } from '../../contract/rpc.ts';
import type { DraftDocuments } from '../drafts/draftDocuments.ts';
import { tooLarge } from '../failures.ts';
import { formattedDraft } from '../payloads/formattedDraft.ts';
import { prettyJson } from '../payloads/prettyJson.ts';
import type { DraftSender } from '../sending/draftSender.ts';
import { checkId } from '../sessions/argumentChecks.ts';
import { saveTemplate, type SavingServices } from '../templates/saveTemplate.ts';
import { draftOf } from '../templates/templateDraft.ts';
import type { Templates } from '../templates/templates.ts';
import type { Walkthrough } from '../walkthrough.ts';
import { readChosenFile } from './chosenFile.ts';
import { composedFrom } from './composed.ts';
import type { SessionPanel } from './sessionPanel.ts';

/** Bytes of a payload that the composer takes. */
const editLimit = 4 << 20;

export interface ComposerServices {
  sender: Pick<DraftSender, 'send' | 'prepare'>;
  templates: Pick<Templates, 'lists' | 'find' | 'groups'>;
  vault: SavingServices['vault'];
  drafts: Pick<DraftDocuments, 'open'>;
  walkthrough: Pick<Walkthrough, 'did'>;
}

type ComposerCall =
  | 'send'
  | 'sentDrafts'
  | 'repeat'
  | 'stopRepeating'
  | 'repeating'
  | 'templates'
  | 'template'
  | 'saveTemplate'
  | 'format'
  | 'takeDraft'
  | 'editAsDocument'
  | 'sendFile'
  | 'compose';

export function composerCalls(
  panel: SessionPanel,
  { sender, templates, vault, drafts, walkthrough }: ComposerServices,
): Pick<Handlers<PanelCalls>, ComposerCall> {
  return {
    async send(draft) {
      await sender.send(panel.session, draft);
      panel.sent.add(draft);
      walkthrough.did('sent');
      return null;
    },
    sentDrafts: () => panel.sent.all,
    async repeat({ every, times, ...draft }) {
      const { session } = panel;
      const prepare = async () => {
        const next = await sender.prepare(session, draft);
        return async () => session.call('send', { message: next() });
      };
      if (await panel.repeated.start(prepare, every, times)) panel.sent.add(draft);
      return null;
    },
    stopRepeating() {
      panel.repeated.stop();
      return null;
    },
    repeating: () => panel.repeated.state ?? null,
    templates: () => templates.lists(panel.session),
    template: async ({ id }) => draftOf((await templates.find(panel.session, id)).template),
    saveTemplate: (draft) => saveTemplate(panel.session, draft, { templates, vault }),
    format: (draft) => formattedDraft(draft),
    takeDraft: () => panel.takeOffered() ?? null,
    async editAsDocument(draft) {
      // Beside the panel, which stays in sight.
      const column = panel.column === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
      await drafts.open(panel.session, draft, column);
      return null;
    },
    async sendFile() {
      const bytes = await readChosenFile();
      if (!bytes) return false;
      await panel.session.call('send', { message: { kind: 'binary', bytes } });
      return true;
    },
    async compose({ id }) {
      checkId(id);
      const { payload } = await panel.session.call('detail', { id, limit: editLimit });
      if (payload.total > editLimit) throw tooLarge(t('The payload is too large to be edited.'), '4 MiB');
      // Text is edited as it is; of bytes what they mean, where nothing is lost by that.
      const tree = payload.kind === 'text' ? null : await panel.session.call('tree', { id });
      if (tree !== null) return { kind: 'tree', text: prettyJson(tree) ?? tree };
      return composedFrom(payload.kind, payload.bytes);
    },
  };
}
