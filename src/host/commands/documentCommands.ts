/** Documents that are sent to a connection: out of the composer, and any other one. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { commands } from '../contributions.ts';
import type { Tie } from '../drafts/draftDocuments.ts';
import { noDocument, notOpen, sessionForgotten } from '../failures.ts';
import type { Services } from '../services.ts';
import { chosenSession } from './chosenSession.ts';
import type { CommandHandlers } from './commandHandlers.ts';

type DocumentServices = Pick<Services, 'drafts' | 'sender' | 'sessions' | 'panels'>;

export function documentCommands(
  services: DocumentServices,
): CommandHandlers<'sendDocument' | 'sendDocumentAndClose' | 'backToComposer' | 'toggleDocumentVariables'> {
  return {
    async sendDocument(argument) {
      await send(await chosenDocument(argument), services);
    },
    async sendDocumentAndClose(argument) {
      const document = await chosenDocument(argument);
      if (await send(document, services)) await close(document);
    },
    async backToComposer(argument) {
      const document = await chosenDocument(argument);
      const tie = services.drafts.tieOf(document);
      if (!tie?.session) throw sessionForgotten();
      const draft = services.drafts.draftOf(document, tie);
      await close(document);
      services.panels.show(tie.session).offer(draft);
    },
    async toggleDocumentVariables(argument) {
      services.drafts.toggleVariables(await chosenDocument(argument));
    },
  };
}

/** False: it was not sent, and the person knows. */
async function send(document: vscode.TextDocument, services: DocumentServices): Promise<boolean> {
  const { drafts, sender } = services;
  const tie = await tieOf(document, services);
  if (!tie?.session) return false;
  const { snapshot, id } = tie.session;
  if (snapshot.state === 'closed') {
    void offerToConnect(snapshot.label, id);
    return false;
  }
  await sender.send(tie.session, drafts.draftOf(document, tie));
  vscode.window.setStatusBarMessage(`$(check) ${t('Sent to {0}', snapshot.label)}`, 3000);
  return true;
}

/** Where it belongs to no connection, or to one that was removed, the person chooses one. */
async function tieOf(document: vscode.TextDocument, services: DocumentServices): Promise<Tie | undefined> {
  const tie = services.drafts.tieOf(document);
  if (tie?.session) return tie;
  const isOpen = ({ snapshot }: { snapshot: { state: string } }): boolean => snapshot.state === 'open';
  const session = await chosenSession(undefined, services, isOpen);
  if (session) return services.drafts.tie(document, { session });
  if (!services.sessions.all.some(isOpen)) throw notOpen();
  return undefined;
}

async function offerToConnect(label: string, id: string): Promise<void> {
  const again = t('Connect Again');
  const chosen = await vscode.window.showWarningMessage(
    t('It was not sent: “{0}” is not open. The document stays tied to it.', label),
    again,
  );
  if (chosen === again) await vscode.commands.executeCommand(commands.reconnect, id);
}

/** The one passed by its URI, else that of the active editor. */
async function chosenDocument(argument: unknown): Promise<vscode.TextDocument> {
  if (argument instanceof vscode.Uri) return vscode.workspace.openTextDocument(argument);
  const document = vscode.window.activeTextEditor?.document;
  if (!document) throw noDocument();
  return document;
}

/** What is in no file is gone then: it was sent, or is in the composer. */
async function close(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  const how = document.isUntitled ? 'revertAndCloseActiveEditor' : 'closeActiveEditor';
  await vscode.commands.executeCommand(`workbench.action.${how}`);
}
