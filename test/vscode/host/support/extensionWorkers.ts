/**
 * The worker threads that the extension under test starts, so that a test can end them as a fault of theirs would.
 * Import it at the top of a test file: all of those are loaded before the first test runs.
 */
import type { Worker, WorkerOptions } from 'node:worker_threads';

const started: { name: string | undefined; worker: Worker }[] = [];

// The extension's bundle looks `Worker` up in this module when it starts one.
const threads = process.getBuiltinModule('node:worker_threads');
threads.Worker = class extends threads.Worker {
  constructor(script: string | URL, options?: WorkerOptions) {
    super(script, options);
    started.push({ name: options?.name, worker: this });
  }
};

/** Of all that were started so far, in order. */
export function workerNames(): (string | undefined)[] {
  return started.map(({ name }) => name);
}

/** The newest one. */
export function extensionWorker(name: 'websocket-inspector-engine' | 'websocket-inspector-demo'): Worker {
  const found = started.findLast((one) => one.name === name);
  if (!found) throw new Error(`${name} was not started.`);
  return found.worker;
}
