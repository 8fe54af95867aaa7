import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DemoCalls, DemoEvents } from '../../../src/contract/demo.ts';
import { RpcChannel } from '../../../src/contract/rpc.ts';
import { repository } from '../folders.ts';

type Nothing = Record<string, never>;

export interface DemoServer {
  /** `ws://127.0.0.1:…` */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the built demo server as the extension does. */
export async function startDemoServer(): Promise<DemoServer> {
  const worker = new Worker(join(repository, 'dist', 'demo.js'), { execArgv: [] });
  const channel = new RpcChannel<DemoCalls, DemoEvents, Nothing, Nothing>(
    {
      post: (message, transfer) => worker.postMessage(message, transfer ?? []),
      listen: (receive) => {
        worker.on('message', receive);
        return () => worker.off('message', receive);
      },
    },
    {},
  );
  const died = new Promise<never>((_, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The demo server ended.')));
  });
  died.catch(() => undefined);
  const { url } = await Promise.race([channel.call('start', { port: 0 }), died]);
  return {
    url,
    async stop() {
      await worker.terminate();
    },
  };
}
