/** The engine's worker thread, as the sessions call it. */
import { Worker } from 'node:worker_threads';
import type { EngineCalls, EngineEvents, EngineOptions } from '../../contract/engine.ts';
import type { TaskProgress } from '../../contract/formats.ts';
import type { SessionSnapshot } from '../../contract/model.ts';
import type { RpcError } from '../../contract/rpc.ts';
import { engineDied, extensionEnded } from '../failures.ts';
import { WorkerHandle } from './workerHandle.ts';

export type EngineClient = Pick<WorkerHandle<EngineCalls, EngineEvents>, 'call'>;

export interface EngineListeners {
  onSession(snapshot: SessionSnapshot): void;
  /** The captures on the disk are other ones, or pinned otherwise. */
  onCaptures(): void;
  /** How far a file that is saved or opened is. */
  onProgress?(progress: TaskProgress): void;
  /** The engine died, and all its connections with it; the next call starts another one. */
  onDied(error: RpcError): void;
  onOutput(line: string): void;
}

/** `script`: path of the engine's bundle. Nothing starts before the first call; `options` are asked for then. */
export function engineClient(
  script: string,
  options: () => EngineOptions,
  listeners: EngineListeners,
): WorkerHandle<EngineCalls, EngineEvents> {
  return new WorkerHandle<EngineCalls, EngineEvents>({
    start: () =>
      new Worker(script, { name: 'websocket-inspector-engine', workerData: options(), execArgv: [], stderr: true }),
    died: engineDied,
    ended: extensionEnded,
    onDied: (error) => listeners.onDied(error),
    onOutput: (line) => listeners.onOutput(line),
    events: {
      session: (snapshot) => listeners.onSession(snapshot),
      captures: () => listeners.onCaptures(),
      progress: (progress) => listeners.onProgress?.(progress),
    },
  });
}
