/** An engine and sessions of a test's own, beside those of the extension. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import type { EngineCalls, EngineEvents } from '../../../../src/contract/engine.ts';
import type { ConnectionProfile } from '../../../../src/contract/model.ts';
import { WorkerHandle } from '../../../../src/host/engine/workerHandle.ts';
import { engineDied, extensionEnded } from '../../../../src/host/failures.ts';
import { Sessions, type Opening } from '../../../../src/host/sessions/sessions.ts';
import { extensionId } from './extension.ts';

export interface OwnEngine {
  readonly sessions: Sessions;
  readonly captureFolder: string;
  /** Every worker that was started, in order. */
  readonly workers: readonly Worker[];
  connect(profile: ConnectionProfile): Opening;
  dispose(): Promise<void>;
}

export async function ownEngine(): Promise<OwnEngine> {
  const workers: Worker[] = [];
  const captureFolder = await mkdtemp(join(tmpdir(), 'own-engine-'));
  const script = join(vscode.extensions.getExtension(extensionId)!.extensionPath, 'dist', 'engine.js');
  const handle = new WorkerHandle<EngineCalls, EngineEvents>({
    start() {
      const worker = new Worker(script, { workerData: { captureFolder }, execArgv: [], stderr: true });
      workers.push(worker);
      return worker;
    },
    died: engineDied,
    ended: extensionEnded,
    onDied: (error) => sessions.interruptAll(error.failure),
    events: { session: (snapshot) => sessions.update(snapshot) },
  });
  const sessions = new Sessions(handle);
  return {
    sessions,
    captureFolder,
    workers,
    connect: (profile) =>
      sessions.connect({ profile, source: profile, label: profile.name ?? 'test', timeout: 10_000 }),
    async dispose() {
      sessions.dispose();
      await handle.dispose();
      await rm(captureFolder, { recursive: true, force: true });
    },
  };
}
