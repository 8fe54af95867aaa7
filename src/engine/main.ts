/** The engine's worker thread. */
import { parentPort, workerData } from 'node:worker_threads';
import type { EngineCalls, EngineEvents, EngineOptions } from '../contract/engine.ts';
import { useTranslations } from '../contract/l10n.ts';
import { RpcChannel, type Port } from '../contract/rpc.ts';
import { serveEngine } from './engine.ts';

if (parentPort === null) throw new Error('The engine runs in a worker thread.');
const options = workerData as EngineOptions;
useTranslations(options.translations);
const handlers = serveEngine(options, (event, payload) => channel.emit(event, payload));
const channel = new RpcChannel<object, object, EngineCalls, EngineEvents>(portOf(parentPort), handlers);

function portOf(port: NonNullable<typeof parentPort>): Port {
  return {
    post: (message, transfer) => port.postMessage(message, transfer),
    listen(receive) {
      port.on('message', receive);
      return () => port.off('message', receive);
    },
  };
}
