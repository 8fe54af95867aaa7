/** The status bar item: state and rate of the current panel's session, else of the newest one. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { commands } from '../contributions.ts';
import { DisposableStore } from '../disposables.ts';
import type { Panels } from '../panel/panels.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { Pace } from './pace.ts';
import { endText, ratesText, unverifiedNote } from './sessionWords.ts';

/** Milliseconds between two redraws. */
const redrawEvery = 500;

export class StatusBar implements vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #panels: Panels;
  readonly #owned = new DisposableStore();
  readonly #item = this.#owned.add(
    vscode.window.createStatusBarItem('websocketInspector.status', vscode.StatusBarAlignment.Left, 10),
  );

  constructor(sessions: Sessions, panels: Panels) {
    this.#sessions = sessions;
    this.#panels = panels;
    this.#item.name = 'WebSocket Inspector';
    const pace = this.#owned.add(new Pace(redrawEvery, () => this.#redraw()));
    this.#owned.add(sessions.onDidUpdate((session) => session === this.#session && pace.request()));
    this.#owned.add(sessions.onDidChangeSessions(() => this.#redraw()));
    this.#owned.add(panels.onDidChangeFocus(() => this.#redraw()));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  get #session(): HostSession | undefined {
    return (
      this.#panels.current?.session ?? this.#sessions.all.findLast(({ live }) => live) ?? this.#sessions.all.at(-1)
    );
  }

  #redraw(): void {
    const session = this.#session;
    if (!session) {
      this.#item.hide();
      return;
    }
    const { snapshot } = session;
    const state = snapshot.state === 'open' ? ratesText(snapshot) : endText(snapshot);
    const note = unverifiedNote(snapshot);
    this.#item.text = `$(${note ? 'unlock' : 'arrow-swap'}) ${escapeIcons(snapshot.label)} ${state}`;
    this.#item.tooltip = [
      snapshot.url,
      endText(snapshot),
      ...(note ? [`${note.title}. ${note.words}`] : []),
      t('Click to show the panel'),
    ].join('\n');
    this.#item.backgroundColor = note && new vscode.ThemeColor('statusBarItem.errorBackground');
    this.#item.command = { command: commands.show, title: t('Show Panel'), arguments: [session.id] };
    this.#item.accessibilityInformation = {
      label: [`WebSocket ${snapshot.label}`, ...(note ? [note.title] : []), state].join(', '),
      role: 'button',
    };
    this.#item.show();
  }
}

/** `$(…)` in a label is text, not an icon. */
export function escapeIcons(label: string): string {
  return label.replace(/\$\(/g, '$\u200b(');
}
