/** The open panels: at most one a session; which one is active; what it selects. */
import * as vscode from 'vscode';
import type { TableLayout, TableLook } from '../../contract/panel.ts';
import { panelViewType } from '../contributions.ts';
import { DisposableStore } from '../disposables.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { SessionPanel, type SessionPanelHooks } from './sessionPanel.ts';
import { webviewOptions } from './webviewPage.ts';
import type { WebviewSource } from './webviewPage.ts';

export interface PanelsHooks extends SessionPanelHooks {
  /** A panel shows this session from now on, and no longer the other one. */
  shown(session: HostSession, instead?: HostSession): Promise<void>;
  hidden(session: HostSession): Promise<void>;
}

export class Panels implements vscode.Disposable {
  readonly #source: WebviewSource;
  readonly #hooks: PanelsHooks;
  readonly #owned = new DisposableStore();
  readonly #open = new Set<SessionPanel>();
  readonly #focus = this.#owned.add(new vscode.EventEmitter<void>());
  /** The active panel, its session, or its selection changed. */
  readonly onDidChangeFocus = this.#focus.event;
  readonly #replaced = this.#owned.add(new vscode.EventEmitter<{ session: HostSession; by: HostSession }>());
  /** Connected again: another session is shown in the place of one. */
  readonly onDidReplace = this.#replaced.event;
  #last: SessionPanel | undefined;

  constructor(source: WebviewSource, hooks: PanelsHooks) {
    this.#source = source;
    this.#hooks = hooks;
  }

  /** The panel that has the focus, or had it last and is still open. */
  get current(): SessionPanel | undefined {
    return this.#last;
  }

  of(session: HostSession): SessionPanel | undefined {
    return [...this.#open].find((panel) => panel.session === session);
  }

  /** Opens beside the editor; the second and later ones as tabs with the first. */
  show(session: HostSession): SessionPanel {
    const open = this.of(session);
    if (open) {
      open.reveal();
      return open;
    }
    const column =
      this.#last?.column ?? (vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active);
    const { label } = session.snapshot;
    const options = webviewOptions(this.#source.extensionUri);
    return this.adopt(vscode.window.createWebviewPanel(panelViewType, label, column, options), session);
  }

  /** Takes a webview panel that VS Code made, after a reload of the window. */
  adopt(webviewPanel: vscode.WebviewPanel, session: HostSession): SessionPanel {
    const icon = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(this.#source.extensionUri, 'media', `panel-${theme}.svg`);
    webviewPanel.iconPath = { light: icon('light'), dark: icon('dark') };
    const panel = new SessionPanel(webviewPanel, this.#source, session, this.#hooks);
    this.#open.add(panel);
    panel.onDidSelect(() => this.#focus.fire());
    panel.onDidChangeViewState(() => {
      if (panel.active && this.#last !== panel) this.#focusOn(panel);
    });
    panel.onDidDispose(() => {
      this.#open.delete(panel);
      void this.#hooks.hidden(panel.session);
      if (this.#last === panel) this.#focusOn([...this.#open].at(-1));
    });
    void this.#hooks.shown(session);
    if (panel.active || this.#last === undefined) this.#focusOn(panel);
    return panel;
  }

  /** Shows a session in the place of another one. */
  replace(session: HostSession, by: HostSession): SessionPanel | undefined {
    const panel = this.of(session);
    if (!panel) return undefined;
    panel.attach(by);
    this.#replaced.fire({ session, by });
    void this.#hooks.shown(by, session);
    return panel;
  }

  tellLayout(layout: TableLayout): void {
    for (const panel of this.#open) panel.tellLayout(layout);
  }

  tellLook(look: TableLook): void {
    for (const panel of this.#open) panel.tellLook(look);
  }

  /** Rows mean something else now. */
  askAgain(): void {
    for (const panel of this.#open) panel.askAgain();
  }

  tellTemplates(): void {
    for (const panel of this.#open) panel.tellTemplates();
  }

  dispose(): void {
    // Panels stay open over a reload of the window: VS Code gives them back to the serializer.
    this.#open.clear();
    this.#owned.dispose();
  }

  #focusOn(panel: SessionPanel | undefined): void {
    this.#last = panel;
    this.#focus.fire();
  }
}
