/** The host's end of the channel, played by a test: calls are answered by functions, and kept. */
import { RpcChannel, RpcError } from '../../../src/contract/rpc.ts';
import type { Calls, Handlers, Port } from '../../../src/contract/rpc.ts';
import type { Host } from '../../../webview/bridge.ts';

export interface FakeHost<C extends Calls<C>, Events> {
  /** What the webview holds. */
  host: Host<C, Events>;
  /** Every call so far, oldest first. */
  calls: { method: keyof C; params: unknown }[];
  emit: <K extends keyof Events & string>(event: K, payload: Events[K]) => void;
}

/** Messages are cloned, and arrive a microtask later. */
function portPair(): [Port, Port] {
  const heard: [Set<(message: unknown) => void>, Set<(message: unknown) => void>] = [new Set(), new Set()];
  const end = (own: 0 | 1): Port => ({
    post: (message) => {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => heard[own === 0 ? 1 : 0].forEach((hear) => hear(copy)));
    },
    listen: (receive) => {
      heard[own].add(receive);
      return () => heard[own].delete(receive);
    },
  });
  return [end(0), end(1)];
}

export function fakeHost<C extends Calls<C>, Events>(answers: Partial<Handlers<C>>): FakeHost<C, Events> {
  const [near, far] = portPair();
  const calls: FakeHost<C, Events>['calls'] = [];
  const handlers = new Proxy(answers, {
    // Every method can be called; one without an answer fails as the real host would.
    getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: undefined }),
    get: (_, method) => (params: never, signal: AbortSignal) => {
      calls.push({ method: method as keyof C, params });
      const answer = answers[method as keyof C];
      if (!answer) throw refusal(`No answer for ${String(method)}.`);
      return answer(params, signal);
    },
  }) as Handlers<C>;
  const channel = new RpcChannel<Record<string, never>, Record<string, never>, C, Events>(far, handlers);
  return {
    host: new RpcChannel(near, {}),
    calls,
    emit: (event, payload) => channel.emit(event, payload),
  };
}

export function refusal(message: string): RpcError {
  return new RpcError({ code: 'test', message, cause: 'The test says so.', remedy: 'None is needed.' });
}

/** Until every message under way has been heard and answered. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await Promise.resolve();
}
