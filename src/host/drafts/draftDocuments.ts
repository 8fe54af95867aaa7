/** Documents of the editor that are sent to a connection: which are, to which, and how their text is read. */
import * as vscode from 'vscode';
import type { Draft } from '../../contract/panel.ts';
import { contextKeys } from '../contributions.ts';
import { DisposableStore } from '../disposables.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { kindOf, languageOf, sentText, withKeptCharacters } from './documentText.ts';

/** What belongs to a document. */
export interface Tie {
  /** Undefined: it was removed. */
  session: HostSession | undefined;
  kind: Draft['kind'];
  how: NonNullable<Draft['how']>;
}

/** Documents that are known at a time; more are hardly open. */
const mostTied = 200;

export class DraftDocuments implements vscode.Disposable {
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  /** What stands above a document may be another now. */
  readonly onDidChange = this.#changed.event;
  /** By URI. */
  readonly #ties = new Map<string, Tie>();

  constructor(
    sessions: Pick<Sessions, 'onDidChangeSessions' | 'onDidRemove'>,
    onDidReplace: vscode.Event<{ session: HostSession; by: HostSession }>,
  ) {
    this.#owned.add(vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)));
    this.#owned.add(vscode.window.onDidChangeActiveTextEditor(() => this.#tellContext()));
    this.#owned.add(sessions.onDidChangeSessions(() => this.#changed.fire()));
    this.#owned.add(sessions.onDidRemove((session) => this.#move(session, undefined)));
    this.#owned.add(onDidReplace(({ session, by }) => this.#move(session, by)));
  }

  /** Opens a draft as an untitled document. */
  async open(session: HostSession, draft: Draft, viewColumn: vscode.ViewColumn): Promise<vscode.TextDocument> {
    const { kind, text, how = {} } = withKeptCharacters(draft);
    const document = await vscode.workspace.openTextDocument({ language: languageOf(kind), content: text });
    this.tie(document, { session, kind, how });
    await vscode.window.showTextDocument(document, { viewColumn, preview: false });
    return document;
  }

  tieOf(document: vscode.TextDocument): Tie | undefined {
    return this.#ties.get(document.uri.toString());
  }

  /** Any document can be sent from then on. `how`: as its language says, unless it is told. */
  tie(document: vscode.TextDocument, tie: Pick<Tie, 'session'> & Partial<Tie>): Tie {
    const tied: Tie = { kind: kindOf(document.languageId), how: {}, ...this.tieOf(document), ...tie };
    const key = document.uri.toString();
    this.#ties.delete(key);
    this.#ties.set(key, tied);
    for (const oldest of this.#ties.keys()) {
      if (this.#ties.size <= mostTied) break;
      this.#ties.delete(oldest);
    }
    this.#tellContext();
    this.#changed.fire();
    return tied;
  }

  toggleVariables(document: vscode.TextDocument): void {
    const tie = this.tieOf(document);
    if (!tie) return;
    const { variables, ...how } = tie.how;
    this.tie(document, { ...tie, how: variables ? how : { ...how, variables: true } });
  }

  /** What is sent of it. */
  draftOf(document: vscode.TextDocument, { kind, how }: Tie): Draft {
    return { kind, text: sentText(document.getText()), how };
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #move(from: HostSession, to: HostSession | undefined): void {
    for (const tie of this.#ties.values()) if (tie.session === from) tie.session = to;
    this.#changed.fire();
  }

  #forget(document: vscode.TextDocument): void {
    // A change of its language closes and opens it, too; it is among the open ones then.
    if (vscode.workspace.textDocuments.includes(document)) return;
    this.#ties.delete(document.uri.toString());
  }

  #tellContext(): void {
    const document = vscode.window.activeTextEditor?.document;
    const isTied = document !== undefined && this.tieOf(document) !== undefined;
    void vscode.commands.executeCommand('setContext', contextKeys.draftDocument, isTied);
  }
}
