/** The status bar item of a replay that is under way: a click pauses it, or goes on. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { commands } from '../contributions.ts';
import { DisposableStore } from '../disposables.ts';
import { progressText } from '../replay/replayWords.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { Pace } from './pace.ts';

/** Milliseconds between two redraws. */
const redrawEvery = 200;

export class ReplayStatus implements vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #owned = new DisposableStore();
  readonly #item = this.#owned.add(
    vscode.window.createStatusBarItem('websocketInspector.replay', vscode.StatusBarAlignment.Left, 9),
  );

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    this.#item.name = t('WebSocket Replay');
    const pace = this.#owned.add(new Pace(redrawEvery, () => this.#redraw()));
    this.#owned.add(sessions.onDidUpdate(() => pace.request()));
    this.#owned.add(sessions.onDidChangeSessions(() => this.#redraw()));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #redraw(): void {
    const session = this.#sessions.all.findLast(({ snapshot }) => snapshot.replay !== undefined);
    const replay = session?.snapshot.replay;
    if (!session || !replay) {
      this.#item.hide();
      return;
    }
    const isPaused = replay.state === 'paused';
    const title = isPaused ? t('Go on with the replay') : t('Pause the replay');
    this.#item.text = `$(${isPaused ? 'play' : 'debug-pause'}) ${progressText(replay)}`;
    this.#item.command = {
      command: isPaused ? commands.resumeReplay : commands.pauseReplay,
      title,
      arguments: [session.id],
    };
    this.#item.tooltip = `${session.snapshot.label}\n${title}`;
    this.#item.show();
  }
}
