/** The status bar item of the environment that holds; only where a profile file has environments. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { commands, contextKeys } from '../contributions.ts';
import { DisposableStore } from '../disposables.ts';
import { environmentsInForce, type ChosenEnvironment } from '../profiles/environments/chosenEnvironment.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { escapeIcons } from './statusBar.ts';

export class EnvironmentStatus implements vscode.Disposable {
  readonly #profiles: Profiles;
  readonly #chosen: ChosenEnvironment;
  readonly #owned = new DisposableStore();
  readonly #item = this.#owned.add(
    // Right of the connection's.
    vscode.window.createStatusBarItem('websocketInspector.environment', vscode.StatusBarAlignment.Left, 9),
  );

  constructor(profiles: Profiles, chosen: ChosenEnvironment) {
    this.#profiles = profiles;
    this.#chosen = chosen;
    this.#item.name = t('WebSocket Environment');
    this.#item.command = { command: commands.switchEnvironment, title: t('Switch Environment') };
    this.#owned.add(profiles.onDidLoad(() => this.#redraw()));
    this.#owned.add(profiles.onDidRemoveStore(() => this.#redraw()));
    this.#owned.add(chosen.onDidChoose(() => this.#redraw()));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #redraw(): void {
    const inForce = environmentsInForce(this.#profiles.stores, this.#chosen.name);
    void vscode.commands.executeCommand('setContext', contextKeys.hasEnvironments, inForce.length > 0);
    if (inForce.length === 0) {
      this.#item.hide();
      return;
    }
    const names = [...new Set(inForce.map(({ environment }) => environment ?? t('no environment')))];
    this.#item.text = `$(server-environment) ${escapeIcons(names.join(', '))}`;
    const files = inForce.map(({ title, environment }) => `${title}: ${environment ?? t('none is chosen')}`);
    this.#item.tooltip = [t('Environment of WebSocket profiles'), ...files, t('Click to switch')].join('\n');
    this.#item.accessibilityInformation = { label: t('WebSocket environment {0}', names.join(', ')), role: 'button' };
    this.#item.show();
  }
}
