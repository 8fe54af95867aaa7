/** All sessions of the window, in the order in which they were made. */
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Session } from '../../api.ts';
import type { CheckRequest, CheckResult, NetworkSurroundings } from '../../contract/engine.ts';
import type { Finding } from '../../contract/finding.ts';
import type { ConnectionProfile, Failure, Handshake, SessionSnapshot } from '../../contract/model.ts';
import { failureOf } from '../../contract/rpc.ts';
import type { CaptureFiles } from '../captures/captureFiles.ts';
import type { EngineClient } from '../engine/engineClient.ts';
import { addressOrigin } from '../address/address.ts';
import { notInFile, sessionForgotten } from '../failures.ts';
import { redactedFailure } from '../profiles/redaction.ts';
import { ApiSession } from './apiSession.ts';
import { ConnectFailed } from './connectFailed.ts';
import { HostSession } from './hostSession.ts';
import { connectingSnapshot, lostSnapshot } from './snapshots.ts';

export interface ConnectTarget {
  /** With every secret in its place. */
  profile: ConnectionProfile;
  /** What it is made from again: secrets named, not held, where a person saved it so. */
  source: ConnectionProfile;
  label: string;
  /** Milliseconds. */
  timeout: number;
  /** What in the profile is secret. */
  secrets?: string[];
  network?: NetworkSurroundings;
}

/** A session that begins; `opened` rejects with `ConnectFailed`. */
export interface Opening {
  session: HostSession;
  opened: Promise<HostSession>;
}

interface Held {
  session: HostSession;
  api: ApiSession;
  /** Ends the attempt to connect. */
  attempt?: AbortController;
}

/** Milliseconds; VS Code gives an extension some seconds to end. */
const answerTime = 500;

export class Sessions implements vscode.Disposable {
  readonly #engine: EngineClient;
  readonly #held = new Map<string, Held>();
  readonly #listChanged = new vscode.EventEmitter<void>();
  readonly #updated = new vscode.EventEmitter<HostSession>();
  readonly #removed = new vscode.EventEmitter<HostSession>();
  /** A session was added, removed, or changed its state. */
  readonly onDidChangeSessions = this.#listChanged.event;
  /** Any news of any session. */
  readonly onDidUpdate = this.#updated.event;
  readonly onDidRemove = this.#removed.event;

  constructor(engine: EngineClient) {
    this.#engine = engine;
  }

  /** Connects as the public API does; set by it. Resolves when the connection is open. */
  connectTo: (profile: ConnectionProfile) => Promise<HostSession> = () => Promise.reject(sessionForgotten());

  /** Saves a session as a file; set by the public API as well. */
  save: CaptureFiles['save'] = () => Promise.reject(sessionForgotten());

  get all(): readonly HostSession[] {
    return [...this.#held.values()].map(({ session }) => session);
  }

  get api(): readonly Session[] {
    return [...this.#held.values()].map(({ api }) => api);
  }

  get(id: string): HostSession | undefined {
    return this.#held.get(id)?.session;
  }

  apiOf(session: HostSession): Session {
    const held = this.#held.get(session.id);
    if (!held) throw sessionForgotten();
    return held.api;
  }

  connect(target: ConnectTarget): Opening {
    const attempt = new AbortController();
    const snapshot = connectingSnapshot(randomUUID(), target);
    const session = new HostSession(
      this.#engine,
      target.source,
      snapshot,
      addressOrigin(target.profile.url),
      target.secrets,
    );
    this.#hold(session, attempt);
    return { session, opened: this.#open(session, target, attempt) };
  }

  /** What the doctor says of a connection that is not kept. */
  check(target: ConnectTarget, signal?: AbortSignal): Promise<CheckResult> {
    return this.#engine.call('check', requestOf(target), signal);
  }

  /** A closed session that never began. */
  refuse(label: string, source: ConnectionProfile, why: Failure, { inProfile }: { inProfile: boolean }): HostSession {
    const lost = lostSnapshot({ id: randomUUID(), label, url: source.url }, why, false);
    const snapshot = inProfile ? { ...lost, inProfile } : lost;
    const session = new HostSession(this.#engine, source, snapshot);
    session.lose(why);
    this.#hold(session);
    return session;
  }

  /** Ends an open connection with its close handshake, and an attempt at once. */
  async close(session: HostSession, code?: number, reason?: string): Promise<void> {
    const attempt = this.#held.get(session.id)?.attempt;
    if (session.snapshot.state === 'connecting' && attempt) {
      attempt.abort();
      return;
    }
    await session.call('send', {
      message: { kind: 'close', ...(code === undefined ? {} : { code }), ...(reason === undefined ? {} : { reason }) },
    });
  }

  /** A closed session of the window before; its capture is opened when somebody looks at it. */
  reopen(label: string, source: ConnectionProfile, why: Failure, id: string): HostSession {
    const session = new HostSession(this.#engine, source, lostSnapshot({ id, label, url: source.url }, why, true));
    session.interrupt(why);
    this.#hold(session);
    return session;
  }

  /**
   * A capture as a closed session; one that is a session already is left as it is, unless it was lost. `sourceOf` tells
   * where it was connected to.
   */
  async openCapture(
    id: string,
    sourceOf: (snapshot: SessionSnapshot, handshake: Handshake | null) => ConnectionProfile,
  ): Promise<HostSession> {
    const before = this.get(id);
    if (before && !before.lost) return before;
    const snapshot = await this.#engine.call('openCapture', { capture: id });
    const handshake = await this.#engine.call('handshake', { session: id });
    const meanwhile = this.get(id);
    if (meanwhile && !meanwhile.lost) return meanwhile;
    if (meanwhile) this.#drop(meanwhile);
    const session = new HostSession(this.#engine, sourceOf(snapshot, handshake), snapshot);
    this.#hold(session);
    return session;
  }

  /**
   * Sessions that the engine has made of a file. `sourceOf` tells where they were connected to; `again` opens the file in
   * another engine, for those of them that have an id.
   */
  async take(
    snapshots: readonly SessionSnapshot[],
    sourceOf: (snapshot: SessionSnapshot, handshake: Handshake | null) => ConnectionProfile,
    again: (as: readonly (string | null)[]) => Promise<SessionSnapshot[]>,
  ): Promise<HostSession[]> {
    let reopening: Promise<SessionSnapshot[]> | undefined;
    const reopen = async (id: string): Promise<SessionSnapshot> => {
      reopening ??= again(snapshots.map((one) => (this.get(one.id) === undefined ? null : one.id)));
      const found = (await reopening).find((one) => one.id === id);
      if (found === undefined) throw notInFile();
      return found;
    };
    const ask = ({ id }: SessionSnapshot): Promise<Handshake | null> => this.#engine.call('handshake', { session: id });
    const handshakes = await Promise.all(snapshots.map(ask));
    return snapshots.map((snapshot, i) => {
      const session = new HostSession(this.#engine, sourceOf(snapshot, handshakes[i]!), snapshot);
      session.reopen = () => reopen(snapshot.id);
      this.#hold(session);
      return session;
    });
  }

  /** Ends the connection if need be, and takes it from the list; its capture stays on disk unless that is to be deleted too. */
  async forget(session: HostSession, { deleteCapture }: { deleteCapture: boolean }): Promise<void> {
    const held = this.#held.get(session.id);
    if (!held) return;
    // Of a lost one the engine knows nothing, but there may be a capture.
    const isKnown = session.lost === undefined || (deleteCapture && session.snapshot.frames > 0);
    this.#drop(session);
    if (!isKnown) return;
    const { id } = session;
    await (
      deleteCapture ? this.#engine.call('deleteCapture', { capture: id }) : this.#engine.call('forget', { session: id })
    ).catch(ignoreUnknown);
  }

  /** From the engine. */
  update(snapshot: SessionSnapshot): void {
    this.get(snapshot.id)?.update(snapshot);
  }

  /** The engine died: what was open is closed, and captures are opened again when somebody looks at them. */
  interruptAll(failure: Failure): void {
    for (const { session } of this.#held.values()) session.interrupt(failure);
  }

  /** Closes what is open and finishes the captures, as the window is about to end. Peers get half a second to answer. */
  async sayGoodbye(): Promise<void> {
    const live = this.all.filter((session) => session.live);
    const patience = AbortSignal.timeout(answerTime);
    await Promise.allSettled(
      live.map(async (session) => {
        // Going away (RFC 6455 §7.4.1).
        await this.close(session, 1001);
        await closed(session, patience);
      }),
    );
    await Promise.allSettled(live.map(({ id }) => this.#engine.call('forget', { session: id })));
  }

  dispose(): void {
    for (const { session, api } of this.#held.values()) {
      api.dispose();
      session.dispose();
    }
    this.#held.clear();
    for (const emitter of [this.#listChanged, this.#updated, this.#removed]) emitter.dispose();
  }

  async #open(session: HostSession, target: ConnectTarget, attempt: AbortController): Promise<HostSession> {
    try {
      await this.#engine.call('connect', { session: session.id, ...requestOf(target) }, attempt.signal);
      session.opened();
      return session;
    } catch (error) {
      const failure = redactedFailure(failureOf(error), target.secrets ?? []);
      if (session.live) session.closed(failure);
      // An engine that just died is not started anew for the sake of an answer.
      if (failure.code === 'engine-died') throw new ConnectFailed(failure);
      throw new ConnectFailed(failure, await this.#handshakeSeen(session), await this.#findingsOf(session));
    }
  }

  async #handshakeSeen(session: HostSession): Promise<Handshake | undefined> {
    try {
      return (await session.call('handshake', {})) ?? undefined;
    } catch {
      return undefined;
    }
  }

  async #findingsOf(session: HostSession): Promise<Finding[]> {
    try {
      return await session.call('findings', {});
    } catch {
      // There is no session where nothing could be tried.
      return [];
    }
  }

  #drop(session: HostSession): void {
    const held = this.#held.get(session.id);
    this.#held.delete(session.id);
    held?.attempt?.abort();
    session.lose(sessionForgotten().failure);
    this.#removed.fire(session);
    this.#listChanged.fire();
    held?.api.dispose();
    session.dispose();
  }

  #hold(session: HostSession, attempt?: AbortController): void {
    let { state } = session.snapshot;
    session.onDidChange((snapshot) => {
      this.#updated.fire(session);
      if (snapshot.state === state) return;
      state = snapshot.state;
      this.#listChanged.fire();
    });
    this.#held.set(session.id, { session, api: new ApiSession(session, this), ...(attempt ? { attempt } : {}) });
    this.#listChanged.fire();
  }
}

function requestOf({ profile, label, timeout, secrets, network }: ConnectTarget): CheckRequest {
  return { profile, label, timeout, ...(secrets ? { secrets } : {}), ...(network ? { network } : {}) };
}

/** Resolves when the session is closed, or when nobody wants to wait any more. */
function closed(session: HostSession, patience: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const listening = session.onDidChange(() => {
      if (!session.live) end();
    });
    const end = (): void => {
      listening.dispose();
      resolve();
    };
    if (!session.live || patience.aborted) end();
    else patience.addEventListener('abort', end, { once: true });
  });
}

/** The engine has no session whose record could not be begun. */
function ignoreUnknown(error: unknown): void {
  if (failureOf(error).code !== 'no-session') throw error;
}
