/** Gives panels back after a reload of the window: closed, with a way to reconnect. */
import type * as vscode from 'vscode';
import { windowReloaded } from '../failures.ts';
import type { RecentConnections } from '../profiles/recentConnections.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Panels } from './panels.ts';

export class PanelSerializer implements vscode.WebviewPanelSerializer {
  readonly #panels: Panels;
  readonly #sessions: Sessions;
  readonly #recent: RecentConnections;

  constructor(panels: Panels, sessions: Sessions, recent: RecentConnections) {
    this.#panels = panels;
    this.#sessions = sessions;
    this.#recent = recent;
  }

  deserializeWebviewPanel(webviewPanel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const id = sessionOf(state);
    const target = id === undefined ? undefined : this.#recent.panel(id);
    // Without it there is nothing to show, nor anywhere to connect to.
    if (!target) webviewPanel.dispose();
    else {
      const known = this.#sessions.get(target.id);
      const session = known ?? this.#sessions.reopen(target.label, target.profile, windowReloaded().failure, target.id);
      this.#panels.adopt(webviewPanel, session);
    }
    return Promise.resolve();
  }
}

/** The webview writes its state as `PanelState`; an older version may have written something else. */
function sessionOf(state: unknown): string | undefined {
  return typeof state === 'object' && state !== null && 'session' in state && typeof state.session === 'string'
    ? state.session
    : undefined;
}
