/** A port of loopback on which somebody listens who takes no connection: what a connect time-out is made of. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** It listens, and then does nothing else until it is told to end. */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const server = require('node:net').createServer();
server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () => {
  parentPort.postMessage(server.address().port);
  setImmediate(() => {
    Atomics.wait(workerData, 0, 0);
    process.exit();
  });
});
`;

/** Linux leaves an attempt to connect unanswered where the queue of connections that wait to be accepted is full. */
export const mayBeBusy = process.platform === 'linux';

export interface BusyListener {
  readonly port: number;
  stop(): Promise<void>;
}

/** Resolves when the port leaves attempts to connect unanswered. */
export async function busyListener(): Promise<BusyListener> {
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(program, { eval: true, workerData: signal });
  const [port] = (await once(worker, 'message')) as [number];
  const waiting: Socket[] = [];
  const stop = async (): Promise<void> => {
    for (const socket of waiting) socket.destroy();
    const ended = once(worker, 'exit');
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
    await ended;
  };
  for (let tried = 0; tried < 10; tried++) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    waiting.push(socket);
    const connected = once(socket, 'connect').then(() => true);
    // On loopback a connection is made at once, or not at all.
    if (!(await Promise.race([connected, pause(100, false)]))) return { port, stop };
  }
  await stop();
  throw new Error('The queue of a listening port does not become full here.');
}
