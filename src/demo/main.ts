/** Entry of the demo server's worker thread. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { DemoCalls, DemoEvents, DemoOptions } from '../contract/demo.ts';
import { useTranslations } from '../contract/l10n.ts';
import { type Port, RpcChannel, RpcError } from '../contract/rpc.ts';
import { demoPaths } from './feeds.ts';
import { type DemoServer, startDemoServer } from './server.ts';

/** This side calls nothing and hears of nothing. */
type Nothing = Record<string, never>;

let running: Promise<DemoServer> | undefined;

/** One server a worker: a second call tells the first one's URL. It ends with the worker. */
async function start({ port }: { port: number }): Promise<DemoCalls['start']['result']> {
  running ??= startDemoServer({ port });
  try {
    const { url } = await running;
    return { url, paths: demoPaths };
  } catch (error) {
    running = undefined;
    const cause = error instanceof Error ? error.message : String(error);
    throw new RpcError({
      code: 'demo-not-started',
      message: 'The demo server could not start.',
      cause,
      remedy: port === 0 ? 'Allow this program to listen on 127.0.0.1.' : `Free port ${port}, or choose another one.`,
    });
  }
}

function asPort(port: MessagePort): Port {
  return {
    post: (message, transfer) => port.postMessage(message, transfer ?? []),
    listen: (receive) => {
      port.on('message', receive);
      return () => port.off('message', receive);
    },
  };
}

if (parentPort === null) throw new Error('This file is the entry of a worker thread.');
useTranslations((workerData as DemoOptions | null)?.translations);
new RpcChannel<Nothing, Nothing, DemoCalls, DemoEvents>(asPort(parentPort), { start });
