/** The extension host's side of one session: its newest snapshot, its source, and calls to the engine about it. */
import * as vscode from 'vscode';
import type { EngineCalls } from '../../contract/engine.ts';
import type { ConnectionProfile, Failure, SessionSnapshot } from '../../contract/model.ts';
import { failureOf, RpcError } from '../../contract/rpc.ts';
import type { EngineClient } from '../engine/engineClient.ts';

/** Calls about one session, without its id. */
type SessionCalls = Omit<EngineCalls, 'connect' | 'forget'>;
type SessionParams<K extends keyof SessionCalls> = Omit<SessionCalls[K]['params'], 'session'>;

export class HostSession implements vscode.Disposable {
  readonly id: string;
  /** What it was made from; secrets may stand in it. Kept in memory for reconnecting. */
  readonly source: ConnectionProfile;
  /** Of the server: what secrets are kept for. Undefined where it was not connected to in this window. */
  readonly origin: string | undefined;
  /** What was secret in the profile it was connected by, as it was sent. Kept in memory, to be replaced in what is saved. */
  readonly secrets: readonly string[];
  readonly #engine: EngineClient;
  readonly #changed = new vscode.EventEmitter<SessionSnapshot>();
  /** Any news: state and counters, at most 30 times a second for the latter. */
  readonly onDidChange = this.#changed.event;
  #snapshot: SessionSnapshot;
  #lost: Failure | undefined;
  /** The engine that held it is gone; the next call has another one open its capture. */
  #interrupted: { why: Failure; wasLive: boolean; opening?: Promise<void> } | undefined;

  constructor(
    engine: EngineClient,
    source: ConnectionProfile,
    snapshot: SessionSnapshot,
    origin?: string,
    secrets: readonly string[] = [],
  ) {
    this.#engine = engine;
    this.id = snapshot.id;
    this.source = source;
    this.origin = origin;
    this.secrets = secrets;
    this.#snapshot = snapshot;
  }

  /** Has another engine take it up; a session of a file is opened with its file. */
  reopen: () => Promise<SessionSnapshot> = () => this.#engine.call('openCapture', { capture: this.id });

  get snapshot(): SessionSnapshot {
    return this.#snapshot;
  }

  get live(): boolean {
    return this.#snapshot.state !== 'closed';
  }

  /** Why the engine has nothing of this session any more; undefined while it has. */
  get lost(): Failure | undefined {
    return this.#lost;
  }

  update(snapshot: SessionSnapshot): void {
    if (this.#lost) return;
    this.#snapshot = snapshot;
    this.#changed.fire(snapshot);
  }

  /**
   * The engine that held it is gone: it closes if it has not yet, and the next call opens its capture again. Where that
   * ends an engine too, it is lost: no engine after the other is to die of it.
   */
  interrupt(why: Failure): void {
    if (this.#interrupted?.opening) this.lose(why);
    if (this.#lost || this.#interrupted) return;
    const wasLive = this.live;
    if (wasLive) this.closed(why);
    this.#interrupted = { why, wasLive };
  }

  /** Nothing of it is there any more: it closes if it has not yet, and calls about it are refused. */
  lose(failure: Failure): void {
    if (this.#lost) return;
    if (this.live) this.closed(failure);
    this.#lost = failure;
  }

  /** For the states that the engine could not tell. */
  closed(failure: Failure): void {
    const { reconnecting: _over, replay: _ended, ...next } = this.#next();
    this.update({ ...next, state: 'closed', ended: Date.now(), rateIn: 0, rateOut: 0, failure });
  }

  opened(): void {
    if (this.#snapshot.state === 'connecting') this.update({ ...this.#next(), state: 'open', opened: Date.now() });
  }

  async call<K extends keyof SessionCalls>(
    method: K,
    params: SessionParams<K>,
    signal?: AbortSignal,
  ): Promise<EngineCalls[K]['result']> {
    if (this.#interrupted) await (this.#interrupted.opening ??= this.#openCapture(this.#interrupted));
    if (this.#lost) throw new RpcError(this.#lost);
    return this.#engine.call(method, { ...params, session: this.id }, signal);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** The capture itself may tell how the connection ended; where it does not, the interruption did. */
  async #openCapture({ why, wasLive }: { why: Failure; wasLive: boolean }): Promise<void> {
    if (this.#lost) return;
    try {
      const snapshot = await this.reopen();
      const isUntold =
        snapshot.file === undefined && snapshot.failure === undefined && (wasLive || snapshot.close === undefined);
      this.update(isUntold ? { ...snapshot, failure: why } : snapshot);
    } catch (error) {
      const failure = failureOf(error);
      // Where nothing was recorded, or is no more, there is only the interruption to tell of.
      this.lose(failure.code === 'no-capture' ? why : failure);
    }
  }

  #next(): SessionSnapshot {
    return { ...this.#snapshot, sequence: this.#snapshot.sequence + 1 };
  }
}
