import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failureOf, RpcChannel, RpcError, type Port } from '../../../src/contract/rpc.ts';

interface Calls {
  double: { params: number; result: number };
  fail: { params: null; result: null };
  hang: { params: null; result: string };
}
interface Events {
  said: string;
}

const failure = { code: 'c', message: 'm', cause: 'why', remedy: 'do' };

/** Two sides over a real port, whose messages are structured clones. */
function twoSides() {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  const port = (end: typeof port1): Port => ({
    post: (message) => end.postMessage(message),
    listen: (receive) => {
      end.on('message', receive);
      return () => end.off('message', receive);
    },
  });
  const aborted = Promise.withResolvers<string>();
  const server = new RpcChannel<object, object, Calls, Events>(port(port2), {
    double: (n) => n * 2,
    fail: () => Promise.reject(new RpcError(failure)),
    hang: (_params, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          aborted.resolve('aborted');
          resolve('gave up');
        });
      }),
  });
  const client = new RpcChannel<Calls, Events, object, object>(port(port1), {});
  return { server, client, aborted: aborted.promise, port1 };
}

describe('RpcChannel', () => {
  it('ties each result to its call', async () => {
    const { client } = twoSides();
    expect(await Promise.all([client.call('double', 1), client.call('double', 2)])).toEqual([2, 4]);
  });

  it('takes no answer to a page that was there before, on the same port', async () => {
    let receive: (message: unknown) => void = () => undefined;
    const asked: { id: number }[] = [];
    const port: Port = {
      post: (message) => void asked.push(message as { id: number }),
      listen: (hears) => {
        receive = hears;
        return () => undefined;
      },
    };
    const before = new RpcChannel<Calls, Events, object, object>(port, {});
    void before.call('double', 1);
    // It is loaded anew without a word.
    const after = new RpcChannel<Calls, Events, object, object>(port, {});
    const answer = after.call('double', 2);
    receive({ rpc: 'result', id: asked[0]!.id, value: 2 });
    receive({ rpc: 'result', id: asked[1]!.id, value: 4 });
    expect(await answer).toBe(4);
  });

  it('carries a failure with its code, cause and remedy', async () => {
    const { client } = twoSides();
    const error: unknown = await client.call('fail', null).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RpcError);
    expect(error).toMatchObject({ message: 'm', code: 'c', failure });
  });

  it('carries events to those who listen, until they stop', async () => {
    const { client, server } = twoSides();
    const heard: string[] = [];
    const stop = client.on('said', (text) => heard.push(text));
    server.emit('said', 'one');
    await client.call('double', 0);
    stop();
    server.emit('said', 'two');
    await client.call('double', 0);
    expect(heard).toEqual(['one']);
  });

  it('lets a call be cancelled', async () => {
    const { client, aborted } = twoSides();
    const controller = new AbortController();
    const call = client.call('hang', null, controller.signal);
    controller.abort();
    expect(await aborted).toBe('aborted');
    expect(await call).toBe('gave up');
  });

  it('cancels a call that was not wanted any more when it was made', async () => {
    const { client, aborted } = twoSides();
    const call = client.call('hang', null, AbortSignal.abort());
    expect(await aborted).toBe('aborted');
    expect(await call).toBe('gave up');
  });

  it('leaves no call hanging when it ends, here or there', async () => {
    const { client, server, aborted } = twoSides();
    const call = client.call('hang', null);
    await client.call('double', 0);
    server.dispose();
    expect(await aborted).toBe('aborted');
    client.dispose(failure);
    await expect(call).rejects.toMatchObject({ code: 'c' });
    await expect(client.call('double', 1)).rejects.toMatchObject({ code: 'c' });
  });

  it('refuses a method that nobody serves, inherited names too', async () => {
    const { client } = twoSides();
    await expect(client.call('constructor' as 'double', 1)).rejects.toMatchObject({ code: 'unknown-method' });
  });

  it('passes over what is no message of its own', async () => {
    const { client, port1 } = twoSides();
    port1.postMessage('noise');
    port1.postMessage(null);
    port1.postMessage({ other: 1 });
    expect(await client.call('double', 4)).toBe(8);
  });
});

describe('failureOf', () => {
  it('keeps the words of an unforeseen error', () => {
    expect(failureOf(new Error('boom'))).toMatchObject({ code: 'internal', message: 'boom' });
    expect(failureOf('text')).toMatchObject({ code: 'internal', message: 'text' });
  });
});
