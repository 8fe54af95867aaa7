/** A webview panel and the session it shows. After a reconnect it shows the new session in the old one's place. */
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { SessionSnapshot } from '../../contract/model.ts';
import type {
  Draft,
  PanelAction,
  PanelCalls,
  PanelEvents,
  PanelOpening,
  TableLayout,
  TableLook,
} from '../../contract/panel.ts';
import { RpcChannel, type Handlers } from '../../contract/rpc.ts';
import { DisposableStore } from '../disposables.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { stateGlyph } from '../views/sessionWords.ts';
import { RepeatedSending } from './repeatedSending.ts';
import { SentDrafts } from './sentDrafts.ts';
import { fillWebview, type WebviewSource } from './webviewPage.ts';
import { webviewPort } from './webviewPort.ts';

export interface SessionPanelHooks {
  serve(panel: SessionPanel): Handlers<PanelCalls>;
  /** What its page has from its beginning. */
  opening(session: HostSession): Promise<PanelOpening>;
}

export class SessionPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #source: WebviewSource;
  readonly #hooks: SessionPanelHooks;
  readonly #owned = new DisposableStore();
  readonly #channel: RpcChannel<Record<string, never>, Record<string, never>, PanelCalls, PanelEvents>;
  readonly repeated = this.#owned.add(new RepeatedSending((state) => this.#channel.emit('repeating', state)));
  readonly sent = new SentDrafts();
  readonly #selected = this.#owned.add(new vscode.EventEmitter<readonly number[]>());
  readonly #ended = new vscode.EventEmitter<void>();
  readonly onDidSelect = this.#selected.event;
  readonly onDidDispose = this.#ended.event;
  /** What its rows were asked for with last. */
  filter = '';
  readonly onDidChangeViewState: vscode.Event<unknown>;
  #session: HostSession;
  #listening: vscode.Disposable;
  #selection: readonly number[] = [];
  #offered: Draft | undefined;
  /** Its page is there, and has asked for rows. */
  #attentive = false;
  /** What a page that is not there yet is to go to. */
  #awaited: number | undefined;

  constructor(panel: vscode.WebviewPanel, source: WebviewSource, session: HostSession, hooks: SessionPanelHooks) {
    this.#panel = panel;
    this.#source = source;
    this.#session = session;
    this.#hooks = hooks;
    this.onDidChangeViewState = panel.onDidChangeViewState;
    this.#channel = new RpcChannel(webviewPort(panel.webview), hooks.serve(this));
    this.#owned.defer(() => this.#channel.dispose());
    panel.onDidChangeViewState(() => {
      // A hidden page is gone.
      this.#attentive &&= panel.visible;
      this.#relay(this.#session.snapshot);
    });
    panel.onDidDispose(() => this.dispose());
    this.#listening = this.#listen();
    void this.#fill();
  }

  get session(): HostSession {
    return this.#session;
  }

  get active(): boolean {
    return this.#panel.active;
  }

  get column(): vscode.ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  /** Ids of the selected rows; the last one is the focused one. */
  get selection(): readonly number[] {
    return this.#selection;
  }

  select(ids: readonly number[]): void {
    this.#selection = ids;
    this.#selected.fire(ids);
  }

  /** Shows another session; the page begins anew and keeps what was typed. */
  attach(session: HostSession): void {
    this.repeated.stop();
    this.#listening.dispose();
    this.#session = session;
    this.#listening = this.#listen();
    this.select([]);
    void this.#fill();
  }

  reveal(): void {
    this.#panel.reveal(undefined, false);
  }

  act(action: PanelAction): void {
    this.#channel.emit('action', action);
  }

  showFilter(filter: string): void {
    this.#channel.emit('filter', { filter });
  }

  /** Hands a draft to the composer: a page that is not there takes it when it comes. */
  offer(draft: Draft): void {
    this.#offered = draft;
    this.#channel.emit('draft', null);
  }

  takeOffered(): Draft | undefined {
    const draft = this.#offered;
    this.#offered = undefined;
    return draft;
  }

  /** Its page asks for its rows at each news. */
  askAgain(): void {
    this.#relay(this.#session.snapshot);
  }

  tellTemplates(): void {
    this.#channel.emit('templates', null);
  }

  tellLayout(layout: TableLayout): void {
    this.#channel.emit('layout', layout);
    // There may be columns that nothing is known for yet.
    this.askAgain();
  }

  tellLook(look: TableLook): void {
    this.#channel.emit('look', look);
  }

  /** A page that is not there goes to the row when it comes. */
  revealRow(id: number): void {
    if (this.#attentive) this.#channel.emit('reveal', { id });
    else this.#awaited = id;
  }

  /** Its page has asked for rows, and hears what it is told. */
  heard(): void {
    this.#attentive = true;
    const id = this.#awaited;
    this.#awaited = undefined;
    if (id !== undefined) this.revealRow(id);
  }

  dispose(): void {
    if (this.#owned.disposed) return;
    this.#listening.dispose();
    this.#owned.dispose();
    this.#panel.dispose();
    this.#ended.fire();
    this.#ended.dispose();
  }

  #listen(): vscode.Disposable {
    let { decoder } = this.#session.snapshot;
    this.#retitle(this.#session.snapshot);
    return this.#session.onDidChange((snapshot) => {
      if (snapshot.state !== 'open') this.repeated.stop();
      this.#retitle(snapshot);
      this.#relay(snapshot);
      // What is selected reads as something else now.
      if (snapshot.decoder?.chain !== decoder?.chain) this.#selected.fire(this.#selection);
      ({ decoder } = snapshot);
    });
  }

  /** A hidden page asks for the snapshot itself when it is shown again. */
  #relay(snapshot: SessionSnapshot): void {
    if (this.#panel.visible) this.#channel.emit('snapshot', snapshot);
  }

  #retitle({ state, label, file }: SessionSnapshot): void {
    const title = file ? basename(file.path) : `${stateGlyph(state)} ${label}`;
    if (this.#panel.title !== title) this.#panel.title = title;
  }

  /** While the rows that it begins with are read, VS Code makes what the page is in. */
  async #fill(): Promise<void> {
    this.#attentive = false;
    this.#awaited = undefined;
    const session = this.#session;
    const opening = await this.#hooks.opening(session);
    // Another one may be shown by now, or none.
    if (this.#owned.disposed || this.#session !== session) return;
    const { id, label, file, started } = session.snapshot;
    const still = file !== undefined;
    // A file that is opened again, as after a reload of the window, is another session, and the same rows.
    const rowsOf = file === undefined ? id : `${started} ${file.path}`;
    fillWebview(this.#panel.webview, this.#source, 'panel', { title: label, session: rowsOf, still, opening });
  }
}
