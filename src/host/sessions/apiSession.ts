/** A session as the public API shows it: arguments checked, nothing else of the host within reach. */
import * as vscode from 'vscode';
import type { ReplayOptions, RowsOf, SaveOptions, Session } from '../../api.ts';
import type { ConnectionProfile, Handshake, Row, SessionState } from '../../contract/model.ts';
import { RpcError } from '../../contract/rpc.ts';
import type { CaptureFiles } from '../captures/captureFiles.ts';
import { noHandshake } from '../failures.ts';
import {
  checkClose,
  checkData,
  checkFilter,
  checkFormat,
  checkId,
  checkIds,
  checkPing,
  checkRange,
  checkRedact,
  checkReplies,
  checkUri,
  checkView,
} from './argumentChecks.ts';
import { cancellable } from './cancellable.ts';
import type { HostSession } from './hostSession.ts';
import { replayedRows, replayPace } from './replayedRows.ts';

/** Ends connections, and makes others. */
export interface OtherSessions {
  get(id: string): HostSession | undefined;
  /** Resolves when it is open. */
  connectTo(profile: ConnectionProfile): Promise<HostSession>;
  close(session: HostSession, code?: number, reason?: string): Promise<void>;
  /** As a file. */
  readonly save: CaptureFiles['save'];
}

export class ApiSession implements Session, vscode.Disposable {
  readonly #session: HostSession;
  readonly #sessions: OtherSessions;
  readonly #captured = new vscode.EventEmitter<{ frames: number; messages: number }>();
  readonly #listening: vscode.Disposable;
  readonly onDidCapture = this.#captured.event;

  constructor(session: HostSession, sessions: OtherSessions) {
    this.#session = session;
    this.#sessions = sessions;
    let { frames, messages } = session.snapshot;
    this.#listening = session.onDidChange((snapshot) => {
      if (snapshot.frames === frames && snapshot.messages === messages) return;
      ({ frames, messages } = snapshot);
      this.#captured.fire({ frames, messages });
    });
  }

  get id(): string {
    return this.#session.id;
  }

  get url(): string {
    return this.#session.snapshot.url;
  }

  get state(): SessionState {
    return this.#session.snapshot.state;
  }

  get recording(): Session['recording'] {
    const { state, lostFrames, since } = this.#session.snapshot.recording;
    return { state, lostFrames, ...(since === undefined ? {} : { since }) };
  }

  get damage(): string | undefined {
    return this.#session.snapshot.damage;
  }

  async handshake(): Promise<Handshake> {
    const handshake = await this.#session.call('handshake', {});
    if (!handshake) throw noHandshake();
    return handshake;
  }

  async count(query: RowsOf = {}, token?: vscode.CancellationToken): Promise<number> {
    const rows = rowsQuery(query);
    return cancellable(token, (signal) => this.#session.call('count', rows, signal));
  }

  async rows(
    { start, count, replies = true, ...query }: { start: number; count: number; replies?: boolean } & RowsOf,
    token?: vscode.CancellationToken,
  ): Promise<Row[]> {
    checkRange(start, count);
    checkReplies(replies);
    const rows = { ...rowsQuery(query), start, count, replies };
    return cancellable(token, (signal) => this.#session.call('rows', rows, signal));
  }

  async payload(id: number): Promise<Uint8Array> {
    checkId(id);
    return this.#session.call('payload', { id });
  }

  async wire(id: number): Promise<Uint8Array> {
    checkId(id);
    return this.#session.call('wire', { id });
  }

  async save(
    uri: vscode.Uri,
    { format, filter, redact = false }: SaveOptions,
    token?: vscode.CancellationToken,
  ): Promise<void> {
    checkUri(uri);
    checkFormat(format);
    checkFilter(filter);
    checkRedact(redact);
    const scope = filter === undefined ? {} : { scope: { kind: 'filter', view: 'messages', filter } as const };
    const replaced = redact === false ? {} : { redact: redact === true ? {} : redact };
    const request = { format, ...scope, ...replaced };
    await cancellable(token, (signal) => this.#sessions.save(this.#session, uri, request, { signal }));
  }

  async send(data: string | Uint8Array): Promise<void> {
    checkData(data);
    const message = typeof data === 'string' ? ({ kind: 'text', text: data } as const) : binary(data);
    await this.#session.call('send', { message });
  }

  async ping(data: Uint8Array = new Uint8Array()): Promise<void> {
    checkPing(data);
    await this.#session.call('send', { message: { kind: 'ping', bytes: ownBytes(data) } });
  }

  async close(code?: number, reason?: string): Promise<void> {
    checkClose(code, reason);
    await this.#sessions.close(this.#session, code, reason);
  }

  async replay(ids: readonly number[], options: ReplayOptions = {}): Promise<{ sent: Row[]; received: Row[] }> {
    checkIds(ids);
    const pace = replayPace(options);
    const target = await this.#target(options.target);
    if (ids.length === 0) return { sent: [], received: [] };
    const { exact = false } = options;
    const source = { session: this.#session.id, rows: { kind: 'rows', ids: [...ids] }, exact } as const;
    const report = await target.call('runReplay', { source, pace });
    if (report.failure) throw new RpcError(report.failure);
    return replayedRows(target, report);
  }

  async #target(target: ReplayOptions['target']): Promise<HostSession> {
    if (target === undefined) return this.#session;
    const known = 'id' in target ? this.#sessions.get(target.id) : undefined;
    return known ?? this.#sessions.connectTo(target);
  }

  dispose(): void {
    this.#listening.dispose();
    this.#captured.dispose();
  }
}

function rowsQuery({ view, filter }: RowsOf): { view: 'frames' | 'messages'; filter: string } {
  checkView(view);
  checkFilter(filter);
  return { view: view ?? 'frames', filter: filter ?? '' };
}

function binary(bytes: Uint8Array): { kind: 'binary'; bytes: Uint8Array } {
  return { kind: 'binary', bytes: ownBytes(bytes) };
}

/** A plain copy: a view on a pooled `Buffer` would take its whole pool to the worker. */
function ownBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}
