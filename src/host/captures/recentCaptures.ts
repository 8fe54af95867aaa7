/** The captures on the disk, as the engine tells of them. It starts for them only when somebody asks. */
import * as vscode from 'vscode';
import type { CaptureInfo } from '../../contract/model.ts';
import { DisposableStore } from '../disposables.ts';
import type { EngineClient } from '../engine/engineClient.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { Pace } from '../views/pace.ts';
import { captureSource } from './captureSource.ts';

/** Milliseconds between two pieces of news: deleting many captures tells of each. */
const tellEvery = 300;

export class RecentCaptures implements vscode.Disposable {
  readonly #engine: EngineClient;
  readonly #sessions: Sessions;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  /** Captures were made, ended, pinned or deleted, or became sessions. */
  readonly onDidChange = this.#changed.event;
  readonly #pace = this.#owned.add(new Pace(tellEvery, () => this.#changed.fire()));
  /** As far as they were listed. */
  #pinned = new Set<string>();

  constructor(engine: EngineClient, sessions: Sessions) {
    this.#engine = engine;
    this.#sessions = sessions;
    this.#owned.add(sessions.onDidChangeSessions(() => this.#pace.request()));
  }

  /** From the engine. */
  changed(): void {
    this.#pace.request();
  }

  /** All of them, the newest first. */
  async all(): Promise<CaptureInfo[]> {
    const captures = await this.#engine.call('captures', null);
    const before = this.#pinned;
    this.#pinned = new Set(captures.filter(({ pinned }) => pinned).map(({ id }) => id));
    if (before.size !== this.#pinned.size || [...before].some((id) => !this.#pinned.has(id))) this.#pace.request();
    return captures;
  }

  /** Those that are no sessions of this window: of earlier ones, or removed from the list of connections. */
  async earlier(): Promise<CaptureInfo[]> {
    const captures = await this.all();
    return captures.filter(({ id }) => {
      const session = this.#sessions.get(id);
      return session === undefined || session.lost !== undefined;
    });
  }

  /** As far as it was listed, or pinned here: good enough for what is shown. */
  isPinned(id: string): boolean {
    return this.#pinned.has(id);
  }

  /** Good enough for what cannot be undone. */
  async isPinnedNow(id: string): Promise<boolean> {
    await this.all();
    return this.isPinned(id);
  }

  /** Makes it a closed session; one that is a session already is left as it is. */
  async open(id: string): Promise<HostSession> {
    return this.#sessions.openCapture(id, captureSource);
  }

  async pin(id: string, pinned: boolean): Promise<void> {
    await this.#engine.call('pinCapture', { capture: id, pinned });
    if (pinned) this.#pinned.add(id);
    else this.#pinned.delete(id);
    this.#pace.request();
  }

  /** With its session, where it is one. */
  async delete(id: string): Promise<void> {
    const session = this.#sessions.get(id);
    if (session) await this.#sessions.forget(session, { deleteCapture: true });
    else await this.#engine.call('deleteCapture', { capture: id });
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
