/** A thread that does nothing but wait: what the machine leaves of any timer. Posts how late each wait ended, in ms. */
import { parentPort, workerData } from 'node:worker_threads';
import { preciseClock } from '../../src/engine/replay/preciseClock.ts';

const { gap, count } = workerData as { gap: number; count: number };
const late: number[] = [];
const start = preciseClock.now();
for (let place = 0; place < count; place++) {
  const due = start + place * gap;
  await new Promise<void>((resolve) => preciseClock.after(due - preciseClock.now(), resolve));
  late.push(preciseClock.now() - due);
}
parentPort?.postMessage(late);
