/** Typed requests, cancellation and events over any message port: worker thread or webview. */
import { t } from './l10n.ts';
import type { Failure } from './model.ts';

/** Methods by name. */
export type Calls<T> = { [K in keyof T]: { params: unknown; result: unknown } };

/** One side of a channel; `MessagePort`, `vscode.Webview` and a webview's window are adapted to it. */
export interface Port {
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  /** Calls back with each message until the returned function is called. */
  listen(receive: (message: unknown) => void): () => void;
}

type Packet =
  | { rpc: 'request'; id: number; method: string; params: unknown }
  | { rpc: 'result'; id: number; value: unknown }
  | { rpc: 'error'; id: number; failure: Failure }
  | { rpc: 'cancel'; id: number }
  | { rpc: 'event'; event: string; payload: unknown };

/** A failed call: what the other side said of it. */
export class RpcError extends Error {
  readonly code: string;
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'RpcError';
    this.code = failure.code;
    this.failure = failure;
  }
}

/** What an error becomes on its way to the other side; an unforeseen one keeps its own words. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RpcError) return error.failure;
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message,
    cause: error instanceof Error && error.stack !== undefined ? error.stack : message,
    remedy: t('This is a fault of WebSocket Inspector: please report it with the log of its output channel.'),
  };
}

/** The methods one side serves. `signal` aborts when the caller cancels or the channel ends. */
export type Handlers<C extends Calls<C>> = {
  [K in keyof C]: (params: C[K]['params'], signal: AbortSignal) => Promise<C[K]['result']> | C[K]['result'];
};

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
}

/**
 * Serves `Local` calls and makes `Remote` ones over one port; sends `Out` events and hears `In` ones.
 * After `dispose` every open call, here and there, is rejected or aborted: nothing hangs.
 */
export class RpcChannel<Remote extends Calls<Remote>, In, Local extends Calls<Local>, Out> {
  readonly #port: Port;
  readonly #handlers: Handlers<Local>;
  readonly #waiting = new Map<number, Waiting>();
  readonly #serving = new Map<number, AbortController>();
  readonly #listeners = new Map<keyof In, Set<(payload: never) => void>>();
  readonly #unlisten: () => void;
  /** From anywhere: a page that is loaded anew would take answers to the page before for its own. */
  #nextId = Math.floor(Math.random() * 2 ** 48);
  #closed: Failure | undefined;

  constructor(port: Port, handlers: Handlers<Local>) {
    this.#port = port;
    this.#handlers = handlers;
    this.#unlisten = port.listen((message) => {
      if (isPacket(message)) this.#receive(message);
    });
  }

  call<K extends keyof Remote & string>(
    method: K,
    params: Remote[K]['params'],
    signal?: AbortSignal,
  ): Promise<Remote[K]['result']> {
    if (this.#closed) return Promise.reject(new RpcError(this.#closed));
    const id = this.#nextId++;
    const { promise, resolve, reject } = Promise.withResolvers<Remote[K]['result']>();
    this.#waiting.set(id, { resolve, reject });
    const cancel = (): void => this.#port.post({ rpc: 'cancel', id } satisfies Packet);
    signal?.addEventListener('abort', cancel, { once: true });
    this.#port.post({ rpc: 'request', id, method, params } satisfies Packet);
    if (signal?.aborted === true) cancel();
    return promise.finally(() => signal?.removeEventListener('abort', cancel));
  }

  emit<K extends keyof Out & string>(event: K, payload: Out[K]): void {
    if (!this.#closed) this.#port.post({ rpc: 'event', event, payload } satisfies Packet);
  }

  on<K extends keyof In>(event: K, listener: (payload: In[K]) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** Ends the channel; open calls are rejected with `why`. */
  dispose(why: Failure = channelClosed()): void {
    if (this.#closed) return;
    this.#closed = why;
    this.#unlisten();
    for (const { reject } of this.#waiting.values()) reject(new RpcError(why));
    this.#waiting.clear();
    for (const controller of this.#serving.values()) controller.abort();
    this.#serving.clear();
    this.#listeners.clear();
  }

  #receive(packet: Packet): void {
    switch (packet.rpc) {
      case 'request':
        void this.#serve(packet.id, packet.method, packet.params);
        break;
      case 'result':
        this.#waiting.get(packet.id)?.resolve(packet.value as never);
        this.#waiting.delete(packet.id);
        break;
      case 'error':
        this.#waiting.get(packet.id)?.reject(new RpcError(packet.failure));
        this.#waiting.delete(packet.id);
        break;
      case 'cancel':
        this.#serving.get(packet.id)?.abort();
        break;
      case 'event':
        for (const listener of this.#listeners.get(packet.event as keyof In) ?? []) listener(packet.payload as never);
        break;
      default:
        packet satisfies never;
    }
  }

  async #serve(id: number, method: string, params: unknown): Promise<void> {
    const controller = new AbortController();
    this.#serving.set(id, controller);
    try {
      if (!Object.hasOwn(this.#handlers, method)) throw new RpcError(unknownMethod(method));
      const handler = this.#handlers[method as keyof Local];
      const value = await handler(params, controller.signal);
      if (!this.#closed) this.#port.post({ rpc: 'result', id, value } satisfies Packet);
    } catch (error) {
      if (!this.#closed) this.#port.post({ rpc: 'error', id, failure: failureOf(error) } satisfies Packet);
    } finally {
      this.#serving.delete(id);
    }
  }
}

function isPacket(message: unknown): message is Packet {
  return typeof message === 'object' && message !== null && 'rpc' in message;
}

function channelClosed(): Failure {
  return {
    code: 'channel-closed',
    message: t('The other side is gone.'),
    cause: t('The window, the panel or the engine was closed while the call was under way.'),
    remedy: t('Open the panel again.'),
  };
}

function unknownMethod(method: string): Failure {
  return {
    code: 'unknown-method',
    message: t('Nobody serves {0}.', JSON.stringify(method)),
    cause: t('The two sides of the channel are of different versions.'),
    remedy: t('Reload the window.'),
  };
}
