/**
 * A worker thread that serves calls: started on first use, started anew after it died.
 * Knows nothing of VS Code.
 */
import type { Worker } from 'node:worker_threads';
import { t } from '../../contract/l10n.ts';
import type { Calls, RpcError } from '../../contract/rpc.ts';
import { RpcChannel } from '../../contract/rpc.ts';
import { workerPort } from './workerPort.ts';

export interface WorkerHandleOptions<In> {
  start(): Worker;
  /** What open calls are rejected with when the worker dies. `cause` is a sentence. */
  died(cause: string): RpcError;
  /** What open and later calls are rejected with after `dispose`. */
  ended(): RpcError;
  /** Hears of a worker that ended though nobody stopped it. */
  onDied?(error: RpcError): void;
  /** A line the worker wrote to its standard error. */
  onOutput?(line: string): void;
  /** Listeners for the events of each new worker. */
  events: { [K in keyof In]?: (payload: In[K]) => void };
}

interface Running<C extends Calls<C>, In> {
  worker: Worker;
  channel: RpcChannel<C, In, Record<string, never>, Record<string, never>>;
}

export class WorkerHandle<C extends Calls<C>, In extends object> {
  readonly #options: WorkerHandleOptions<In>;
  #running: Running<C, In> | undefined;
  #disposed = false;

  constructor(options: WorkerHandleOptions<In>) {
    this.#options = options;
  }

  get started(): boolean {
    return this.#running !== undefined;
  }

  /** The thread's id, for tests and the log; undefined where none runs. */
  get threadId(): number | undefined {
    return this.#running?.worker.threadId;
  }

  async call<K extends keyof C & string>(
    method: K,
    params: C[K]['params'],
    signal?: AbortSignal,
  ): Promise<C[K]['result']> {
    if (this.#disposed) throw this.#options.ended();
    this.#running ??= this.#start();
    return this.#running.channel.call(method, params, signal);
  }

  /** Ends the worker; the next call starts another one. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    running?.channel.dispose(this.#options.ended().failure);
    await running?.worker.terminate();
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.stop();
  }

  #start(): Running<C, In> {
    const worker = this.#options.start();
    const channel = new RpcChannel<C, In, Record<string, never>, Record<string, never>>(workerPort(worker), {});
    const running = { worker, channel };
    for (const [event, listener] of Object.entries(this.#options.events)) {
      channel.on(event as keyof In, listener as (payload: In[keyof In]) => void);
    }
    let cause: string | undefined;
    worker.on('error', (error: unknown) => {
      cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    });
    worker.on('exit', (code) => {
      if (this.#running !== running) return;
      this.#running = undefined;
      const error = this.#options.died(cause ?? t('Its thread ended with exit code {0}.', code));
      channel.dispose(error.failure);
      this.#options.onDied?.(error);
    });
    worker.stderr.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line.trim() !== '') this.#options.onOutput?.(line);
    });
    return running;
  }
}
