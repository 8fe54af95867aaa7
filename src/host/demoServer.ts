/** The demo server in its own worker thread: one at a time, on a free port of loopback. */
import { Worker } from 'node:worker_threads';
import type { DemoCalls, DemoEvents, DemoPathInfo } from '../contract/demo.ts';
import type { RpcError } from '../contract/rpc.ts';
import { WorkerHandle } from './engine/workerHandle.ts';
import { demoServerDied, demoServerStopped } from './failures.ts';

export interface DemoAddress {
  /** `ws://127.0.0.1:PORT`. */
  url: string;
  paths: readonly DemoPathInfo[];
}

export interface DemoServerListeners {
  /** It runs, or it does so no longer. */
  onChange(running: boolean): void;
  onDied(error: RpcError): void;
  onOutput(line: string): void;
}

export class DemoServer {
  readonly #worker: WorkerHandle<DemoCalls, DemoEvents>;
  readonly #listeners: DemoServerListeners;
  #running: Promise<DemoAddress> | undefined;

  /** `script`: path of the demo server's bundle. */
  constructor(script: string, listeners: DemoServerListeners) {
    this.#listeners = listeners;
    this.#worker = new WorkerHandle({
      start: () => new Worker(script, { name: 'websocket-inspector-demo', execArgv: [], stderr: true }),
      died: demoServerDied,
      ended: demoServerStopped,
      onDied: (error) => {
        this.#running = undefined;
        listeners.onChange(false);
        listeners.onDied(error);
      },
      onOutput: (line) => listeners.onOutput(line),
      events: {},
    });
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  /** The one that runs already, or a new one. */
  start(): Promise<DemoAddress> {
    this.#running ??= this.#start();
    return this.#running;
  }

  async stop(): Promise<void> {
    if (!this.#running) return;
    this.#running = undefined;
    this.#listeners.onChange(false);
    await this.#worker.stop();
  }

  async dispose(): Promise<void> {
    this.#running = undefined;
    await this.#worker.dispose();
  }

  async #start(): Promise<DemoAddress> {
    try {
      const { url, paths = [] } = await this.#worker.call('start', { port: 0 });
      this.#listeners.onChange(true);
      return { url: url.replace(/\/$/, ''), paths };
    } catch (error) {
      this.#running = undefined;
      throw error;
    }
  }
}
