/** Payloads and handshakes as read-only documents of the scheme `websocket-inspector`. */
import * as vscode from 'vscode';
import type { PayloadPart } from '../../contract/model.ts';
import { failureOf } from '../../contract/rpc.ts';
import { documentScheme } from '../contributions.ts';
import { noHandshake, sessionForgotten } from '../failures.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { handshakeText, payloadForm, payloadText, textLimit, type PayloadForm } from './payloadText.ts';

const languages: Record<PayloadForm, string> = { json: 'json', text: 'plaintext', hex: 'plaintext' };
const extensions: Record<PayloadForm, string> = { json: '.json', text: '.txt', hex: '.hex.txt' };

export class PayloadDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #registration: vscode.Disposable;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(documentScheme, this);
  }

  /** Opens the payload of a row, or of the message that begins with it. */
  async showPayload(session: HostSession, id: number): Promise<void> {
    const form = payloadForm(await this.#payload(session, id));
    await show(documentUri(session, `${id}${extensions[form]}`, String(id)), languages[form]);
  }

  async showHandshake(session: HostSession): Promise<void> {
    if (!(await session.call('handshake', {}))) throw noHandshake();
    await show(documentUri(session, 'handshake.txt', 'handshake'), 'plaintext');
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    try {
      const { session: id, what } = JSON.parse(uri.query) as { session: string; what: string };
      const session = this.#sessions.get(id);
      if (!session) throw sessionForgotten();
      if (what !== 'handshake') return payloadText(await this.#payload(session, Number(what)));
      const handshake = await session.call('handshake', {});
      if (!handshake) throw noHandshake();
      return handshakeText(handshake);
    } catch (error) {
      const { message, cause, remedy } = failureOf(error);
      return `${message}\n${cause}\n${remedy}\n`;
    }
  }

  dispose(): void {
    this.#registration.dispose();
  }

  async #payload(session: HostSession, id: number): Promise<PayloadPart> {
    return (await session.call('detail', { id, limit: textLimit })).payload;
  }
}

function documentUri(session: HostSession, file: string, what: string): vscode.Uri {
  const label = session.snapshot.label.replace(/[\\/:*?"<>|\s]+/g, '-').slice(0, 60);
  const query = JSON.stringify({ session: session.id, what });
  return vscode.Uri.from({ scheme: documentScheme, path: `/${label} ${file}`, query });
}

async function show(uri: vscode.Uri, language: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.languageId !== language) await vscode.languages.setTextDocumentLanguage(document, language);
  await vscode.window.showTextDocument(document, { preview: true });
}
