/**
 * Records seeded conversations, one for each capture, until it is killed: as a worker thread, or as a process. It
 * tells how far each capture is known to be on the disk, and that it is getting on.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Capture } from '../../../src/engine/capture/capture.ts';
import { ownerHere } from '../../../src/engine/capture/captureOwner.ts';
import { Random } from '../random.ts';
import { FrameSource, seedOf } from './frameSource.ts';

export interface WriterOptions {
  folder: string;
  /** Of the first capture; the others count on from it. */
  seed: number;
  captures: number;
}

/** Bytes of each stream that were on the disk when the writer told it; without them it is just getting on. */
export interface Flushed {
  capture: number;
  in: number;
  out: number;
}

/** Enough for any round; nothing is written without end. */
const mostBytes = 4_000_000;

const options = (parentPort === null ? JSON.parse(process.argv[2]!) : workerData) as WriterOptions;

function tell(message: Flushed | 'on'): void {
  if (parentPort !== null) parentPort.postMessage(message);
  else writeSync(1, `${JSON.stringify(message)}\n`);
}

async function record(number: number): Promise<void> {
  const seed = options.seed + number;
  const random = new Random(seed);
  const id = `c${number}`;
  const meta = { id, label: id, url: 'ws://test/', started: Date.now(), owner: ownerHere('writer') };
  const capture = Capture.create(join(options.folder, id), meta, { changed: () => undefined });
  const framing = { deflate: false, takeover: { in: true, out: true } };
  capture.startFrames({ offset: { in: 0, out: 0 }, ...framing });
  let sources = { in: new FrameSource(seed, 'in'), out: new FrameSource(seed, 'out') };
  const lengths = { in: 0, out: 0 };
  const reconnect = (): void => {
    const now = Date.now();
    capture.end(now);
    capture.note({ ended: now, close: { code: 1006, reason: '', by: 'nobody' } });
    capture.mark('ended', now, 1006);
    capture.begin(now);
    for (const direction of ['out', 'in'] as const) {
      const head = random.bytes(random.between(20, 200));
      capture.append(direction, head, now);
      lengths[direction] += head.length;
    }
    capture.startFrames({ offset: { ...lengths }, ...framing });
    capture.describe({ opened: now });
    const anew = seedOf(seed, capture.connection.number);
    sources = { in: new FrameSource(anew, 'in'), out: new FrameSource(anew, 'out') };
  };
  for (let step = 1; lengths.in + lengths.out < mostBytes; step++) {
    const direction = random.pick(['in', 'out'] as const);
    const bytes = sources[direction].take(random.between(1, random.pick([10, 3_000])));
    capture.append(direction, bytes, Date.now());
    lengths[direction] += bytes.length;
    if (random.chance(0.1)) {
      const flushed = { capture: number, ...lengths };
      await capture.drained();
      tell(flushed);
    } else if (random.chance(0.3)) {
      await new Promise(setImmediate);
      tell('on');
    }
    if (seed % 3 === 2 && random.chance(0.01)) await capture.clear();
    if (seed % 4 === 1 && random.chance(0.02)) reconnect();
    if (random.chance(0.05)) capture.flush();
  }
}

for (let number = 0; number < options.captures; number++) void record(number);
