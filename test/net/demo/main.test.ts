import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { DemoCalls } from '../../../src/contract/demo.ts';
import { RpcChannel } from '../../../src/contract/rpc.ts';
import { demoPaths } from '../../../src/demo/feeds.ts';
import { openClient, rawPeer } from '../../support/peers/index.ts';

type Nothing = Record<string, never>;

let worker: Worker;

function startWorker(): RpcChannel<DemoCalls, Nothing, Nothing, Nothing> {
  worker = new Worker(new URL('../../../src/demo/main.ts', import.meta.url));
  return new RpcChannel<DemoCalls, Nothing, Nothing, Nothing>(
    {
      post: (message) => worker.postMessage(message),
      listen: (receive) => {
        worker.on('message', receive);
        return () => worker.off('message', receive);
      },
    },
    {},
  );
}

afterEach(() => worker.terminate());

describe('the worker', () => {
  it('starts one server, and tells its URL and paths again', async () => {
    const channel = startWorker();
    const [first, second] = await Promise.all([channel.call('start', { port: 0 }), channel.call('start', { port: 0 })]);
    expect(second).toEqual(first);
    expect(first.paths).toEqual(demoPaths);
    const client = await openClient(`${first.url}/echo`);
    client.socket.send('a');
    expect((await client.atLeast(1))[0]).toMatchObject({ text: 'a' });
    await worker.terminate();
    expect((await client.closed).code).toBe(1006);
  });

  it('says why it could not, and can be asked again', async () => {
    const channel = startWorker();
    const taken = await rawPeer();
    await expect(channel.call('start', { port: taken.port })).rejects.toMatchObject({
      code: 'demo-not-started',
      failure: { cause: expect.stringContaining('EADDRINUSE'), remedy: expect.stringContaining(String(taken.port)) },
    });
    await taken.stop();
    expect(await channel.call('start', { port: 0 })).toMatchObject({ url: expect.stringMatching(/^ws:/) });
  });
});
