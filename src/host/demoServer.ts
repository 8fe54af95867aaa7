/** The demo server in its own worker thread: one at a time, on a free port of loopback. */
import { Worker } from 'node:worker_threads';
import type { DemoCalls, DemoEvents, DemoOptions, DemoPathInfo } from '../contract/demo.ts';
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

/** Profiles and panels of the demo server lead to its address of yesterday: it comes back there if it can. */
export interface RememberedUrl {
  get(): string | undefined;
  set(url: string): void;
}

export class DemoServer {
  readonly #worker: WorkerHandle<DemoCalls, DemoEvents>;
  readonly #remembered: RememberedUrl;
  readonly #listeners: DemoServerListeners;
  #running: Promise<DemoAddress> | undefined;
  #wasStarted = false;

  /** `script`: path of the demo server's bundle; `options` are asked for when it starts. `remembered`: where it ran in the window before. */
  constructor(script: string, options: () => DemoOptions, remembered: RememberedUrl, listeners: DemoServerListeners) {
    this.#remembered = remembered;
    this.#listeners = listeners;
    this.#worker = new WorkerHandle({
      start: () =>
        new Worker(script, { name: 'websocket-inspector-demo', workerData: options(), execArgv: [], stderr: true }),
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
    this.#wasStarted = true;
    this.#running ??= this.#start();
    return this.#running;
  }

  /** Starts it where an address is its own of the window before. Once stopped in this one, it stays so. */
  async startFor(address: string): Promise<void> {
    const url = this.#remembered.get();
    if (url === undefined || this.#wasStarted || (address !== url && !address.startsWith(`${url}/`))) return;
    // Where it cannot start, the attempt to connect says what there is to say.
    await this.start().catch(() => undefined);
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
      const { url, paths = [] } = await this.#listen();
      this.#remembered.set(url);
      this.#listeners.onChange(true);
      return { url, paths };
    } catch (error) {
      this.#running = undefined;
      throw error;
    }
  }

  /** On the port of the last time where that is free. */
  async #listen(): Promise<DemoCalls['start']['result']> {
    const port = Number(/:(\d+)$/.exec(this.#remembered.get() ?? '')?.[1] ?? 0);
    if (port === 0) return this.#worker.call('start', { port });
    return this.#worker.call('start', { port }).catch(() => this.#worker.call('start', { port: 0 }));
  }
}
