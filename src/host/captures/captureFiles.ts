/** Captures as files: opens them as sessions, and saves sessions as files. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type * as vscode from 'vscode';
import { partialPath, type ExportRequest, type ExportResult, type TaskProgress } from '../../contract/formats.ts';
import type { SessionSnapshot } from '../../contract/model.ts';
import { failureOf } from '../../contract/rpc.ts';
import type { EngineClient } from '../engine/engineClient.ts';
import { notOnThisMachine } from '../failures.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { captureSource } from './captureSource.ts';

/** Who waits for a file. */
export interface FileTask {
  /** Aborts where it is not wanted any more. */
  signal?: AbortSignal;
  /** `of` may grow; at most ten times a second. */
  progress?: (done: number, of: number) => void;
}

export class CaptureFiles {
  readonly #engine: EngineClient;
  readonly #sessions: Sessions;
  readonly #tasks = new Map<string, NonNullable<FileTask['progress']>>();

  constructor(engine: EngineClient, sessions: Sessions) {
    this.#engine = engine;
    this.#sessions = sessions;
  }

  /** From the engine. */
  progressed({ task, done, of }: TaskProgress): void {
    this.#tasks.get(task)?.(done, of);
  }

  /**
   * The connections of a file as closed sessions, at least one. Rejects with an `RpcError` where nothing in it can be
   * read.
   */
  async open(uri: vscode.Uri, waiting: FileTask = {}): Promise<HostSession[]> {
    const path = pathOf(uri);
    const snapshots = await this.#task(waiting, (task, signal) =>
      this.#engine.call('openFile', { path, task }, signal),
    );
    const again = (as: readonly (string | null)[]): Promise<SessionSnapshot[]> =>
      this.#engine.call('openFile', { path, task: randomUUID(), as });
    return this.#sessions.take(snapshots, captureSource, again);
  }

  /**
   * Saves a session's capture; a file that is there is replaced once all is written. What is redacted is so with the
   * secrets of its profile, as far as this window knows them. Rejects with an `RpcError`.
   */
  async save(
    session: HostSession,
    uri: vscode.Uri,
    request: Omit<ExportRequest, 'path'>,
    waiting: FileTask = {},
  ): Promise<ExportResult> {
    const path = pathOf(uri);
    const { redact } = request;
    const redacted = redact && { redact: { ...redact, secrets: [...session.secrets, ...(redact.secrets ?? [])] } };
    return this.#task(waiting, async (task, signal) => {
      try {
        return await session.call('exportCapture', { ...request, ...redacted, path, task }, signal);
      } catch (error) {
        // What is half there the engine removes, unless it is gone.
        if (failureOf(error).code === 'engine-died') await rm(partialPath(path, task), { force: true });
        throw error;
      }
    });
  }

  async #task<T>(
    { signal, progress }: FileTask,
    run: (task: string, signal: AbortSignal | undefined) => Promise<T>,
  ): Promise<T> {
    const task = randomUUID();
    if (progress) this.#tasks.set(task, progress);
    try {
      return await run(task, signal);
    } finally {
      this.#tasks.delete(task);
    }
  }
}

/** The engine reads and writes files of the machine that the extension runs on. */
function pathOf(uri: vscode.Uri): string {
  if (uri.scheme !== 'file') throw notOnThisMachine(uri.scheme);
  return uri.fsPath;
}
