/** A worker thread as the port of an `RpcChannel`. */
import type { Worker } from 'node:worker_threads';
import type { Port } from '../../contract/rpc.ts';

export function workerPort(worker: Pick<Worker, 'postMessage' | 'on' | 'off'>): Port {
  return {
    post(message, transfer) {
      worker.postMessage(message, transfer);
    },
    listen(receive) {
      worker.on('message', receive);
      return () => worker.off('message', receive);
    },
  };
}
