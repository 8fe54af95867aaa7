/** Payloads and handshakes as read-only documents of the scheme `websocket-inspector`. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { PayloadPart } from '../../contract/model.ts';
import { fileLabel } from '../../contract/payloadAddress.ts';
import { failureOf } from '../../contract/rpc.ts';
import { documentScheme } from '../contributions.ts';
import { noHandshake, sessionForgotten } from '../failures.ts';
import { comparedForm, comparedText } from '../payloads/comparedText.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { handshakeText, payloadForm, payloadText, textLimit, type PayloadForm } from './payloadText.ts';

const languages: Record<PayloadForm, string> = { json: 'json', text: 'plaintext', hex: 'plaintext' };
const extensions: Record<PayloadForm, string> = { json: '.json', text: '.txt', hex: '.hex.txt' };

export class PayloadDocuments implements vscode.TextDocumentContentProvider {
  readonly #sessions: Sessions;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  /** Opens the payload of a row, or of the message that begins with it. */
  async showPayload(session: HostSession, id: number): Promise<void> {
    const form = payloadForm(await this.#payload(session, id));
    await show(documentUri(session, `${id}${extensions[form]}`, String(id)), languages[form]);
  }

  /** The payloads of two rows side by side: JSON in lines where both are JSON, else as sent, or as bytes. */
  async showDifference(left: SessionRow, right: SessionRow): Promise<void> {
    const form = comparedForm(await this.#payload(left.session, left.id), await this.#payload(right.session, right.id));
    const side = ({ session, id }: SessionRow): vscode.Uri =>
      documentUri(session, `${t('{0} compared', id)}${extensions[form]}`, String(id), form);
    const title = t('Frame {0} ↔ Frame {1}', left.id, right.id);
    await vscode.commands.executeCommand('vscode.diff', side(left), side(right), title, { preview: true });
  }

  async showHandshake(session: HostSession): Promise<void> {
    if (!(await session.call('handshake', {}))) throw noHandshake();
    await show(documentUri(session, 'handshake.txt', 'handshake'), 'plaintext');
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    try {
      return await this.read(uri);
    } catch (error) {
      const { message, cause, remedy } = failureOf(error);
      return `${message}\n${cause}\n${remedy}\n`;
    }
  }

  /** What the document at this address says; rejects where there is nothing of the kind. */
  async read(uri: vscode.Uri): Promise<string> {
    const { session: id, what, compared } = JSON.parse(uri.query) as DocumentQuery;
    const session = this.#sessions.get(id);
    if (!session) throw sessionForgotten();
    if (what !== 'handshake') {
      const payload = await this.#payload(session, Number(what));
      return compared ? comparedText(payload, compared) : payloadText(payload);
    }
    const handshake = await session.call('handshake', {});
    if (!handshake) throw noHandshake();
    return handshakeText(handshake);
  }

  async #payload(session: HostSession, id: number): Promise<PayloadPart> {
    return (await session.call('detail', { id, limit: textLimit })).payload;
  }
}

export interface SessionRow {
  session: HostSession;
  id: number;
}

interface DocumentQuery {
  session: string;
  /** The id of a row, or `handshake`. */
  what: string;
  /** One side of a comparison. */
  compared?: PayloadForm;
}

function documentUri(session: HostSession, file: string, what: string, compared?: PayloadForm): vscode.Uri {
  const label = fileLabel(session.snapshot.label);
  const query = JSON.stringify({
    session: session.id,
    what,
    ...(compared ? { compared } : {}),
  } satisfies DocumentQuery);
  return vscode.Uri.from({ scheme: documentScheme, path: `/${label} ${file}`, query });
}

async function show(uri: vscode.Uri, language: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.languageId !== language) await vscode.languages.setTextDocumentLanguage(document, language);
  await vscode.window.showTextDocument(document, { preview: true });
}
