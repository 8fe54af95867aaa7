/** The engine is killed at any moment while it records: what it had flushed is there. */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Direction } from '../../../src/contract/model.ts';
import { Capture } from '../../../src/engine/capture/capture.ts';
import { ownerHere } from '../../../src/engine/capture/captureOwner.ts';
import { CaptureStore } from '../../../src/engine/capture/captureStore.ts';
import { MessageReader } from '../../../src/engine/capture/messageReader.ts';
import { rowOf } from '../../../src/engine/capture/rows.ts';
import { FrameSource, seedOf } from '../../support/crash/frameSource.ts';
import type { Flushed, WriterOptions } from '../../support/crash/writer.ts';
import { Random } from '../../support/random.ts';
import { repository, vscodeTest } from '../../support/folders.ts';
import { ownedName } from '../../support/abandoned.ts';

const folder = join(vscodeTest, ownedName('crash'));
const program = join(folder, 'writer.mjs');

// Bundled once, so that it is quick to start.
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  const entryPoints = [join(repository, 'test/support/crash/writer.ts')];
  await build({ entryPoints, outfile: program, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Listener {
  tell: (message: Flushed | 'on') => void;
  /** It ended by itself. */
  ended: (error: Error) => void;
}

/** Starts a writer; returns how to kill it, which resolves when it is gone. */
function startWorker(options: WriterOptions, { tell, ended }: Listener): () => Promise<unknown> {
  const worker = new Worker(program, { workerData: options });
  worker.on('message', tell);
  worker.on('error', ended);
  worker.on('exit', (code) => ended(new Error(`The writer ended with ${code}.`)));
  return () => worker.terminate();
}

function startProcess(options: WriterOptions, { tell, ended }: Listener): () => Promise<unknown> {
  const child = spawn(process.execPath, [program, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.once('exit', (code) => ended(new Error(`The writer ended with ${code}.`)));
  createInterface(child.stdout).on('line', (line) => tell(JSON.parse(line) as Flushed | 'on'));
  return () => {
    child.kill('SIGKILL');
    return gone;
  };
}

/** Runs writers until each has got on for a random while, kills them, and returns how far each capture was flushed. */
async function crash(start: typeof startWorker, options: WriterOptions): Promise<Record<Direction, number>[]> {
  const flushed = Array.from({ length: options.captures }, () => ({ in: 0, out: 0 }));
  const random = new Random(options.seed);
  const enough = random.between(1, 150);
  let heard = 0;
  let kill: () => Promise<unknown> = () => Promise.resolve();
  await new Promise<void>((resolve, ended) => {
    const tell: Listener['tell'] = (message) => {
      if (message !== 'on') flushed[message.capture] = message;
      if (++heard === enough) resolve();
    };
    kill = start(options, { tell, ended });
  });
  await kill();
  return flushed;
}

/** What is wrong with a capture that was left; empty: nothing. Counts its frames. */
function faultsOf(
  id: string,
  place: string,
  seed: number,
  flushed: Record<Direction, number>,
  counts: { frames: number; connections: number },
): string[] {
  const faults: string[] = [];
  const info = new CaptureStore(place, ownerHere('another')).list().find((capture) => capture.id === id);
  if (info?.interrupted !== true || info.recording) return [`${id} is not listed as left by a crash`];
  const capture = Capture.open(join(place, id));
  const reader = new MessageReader(capture);
  const records = Array.from({ length: capture.frames.count }, (_, i) => capture.frames.get(i + 1)!);
  for (const record of records) {
    rowOf(record, 'frames', reader);
    if (record.first) rowOf(record, 'messages', reader);
  }
  const { part = 0, base, connections } = capture.meta;
  counts.connections += connections.length - 1;
  for (const direction of ['in', 'out'] as const) {
    const length = base[direction] + statSync(join(place, id, `${direction}${part === 0 ? '' : `.${part}`}.bin`)).size;
    const left = records.filter((record) => record.marker === undefined && record.direction === direction);
    counts.frames += left.length;
    const isNext = (offset: number, bytes: Uint8Array): boolean => {
      const record = left.shift();
      return record?.offset === offset && Buffer.from(reader.wire(record)).equals(bytes);
    };
    for (const [i, { number, framing, to }] of connections.entries()) {
      if (framing === undefined) continue;
      const end = to?.[direction] ?? connections[i + 1]?.from[direction] ?? Infinity;
      const source = new FrameSource(seedOf(seed, number), direction);
      for (let offset = framing.offset[direction]; offset < Math.min(end, length);) {
        const bytes = source.next();
        const next = Math.min(end, offset + bytes.length);
        if (next > length) {
          if (next <= flushed[direction]) faults.push(`${id} lost flushed frames ${direction}`);
          break;
        }
        // One that the connection's end has cut off is there as far as it came.
        if (offset >= base[direction] && !isNext(offset, bytes.subarray(0, next - offset))) {
          faults.push(`${id} has another frame ${direction} at ${offset} of connection ${number}`);
          break;
        }
        offset = next;
      }
    }
    if (left.length > 0 && faults.length === 0) faults.push(`${id} has ${left.length} frames ${direction} too many`);
  }
  if (capture.meta.damage === undefined) faults.push(`${id} does not say that it was cut short`);
  void capture.dispose();
  return faults;
}

async function rounds(start: typeof startWorker, kills: number, captures: number, seed: number) {
  const faults: string[] = [];
  const counts = { rounds: 0, frames: 0, connections: 0, flushed: 0 };
  const kill = async (number: number): Promise<void> => {
    const place = join(folder, `${start.name}-${number}`);
    mkdirSync(place);
    const options = { folder: place, seed: seed + number * captures, captures };
    const flushed = await crash(start, options);
    for (const [i, lengths] of flushed.entries()) {
      faults.push(...faultsOf(`c${i}`, place, options.seed + i, lengths, counts));
      counts.rounds++;
      counts.flushed += lengths.in + lengths.out;
    }
    rmSync(place, { recursive: true });
  };
  for (let number = 0; number < kills; number += 2) await Promise.all([kill(number), kill(number + 1)]);
  return { faults, ...counts };
}

describe('an engine that is killed while it records', () => {
  const seed = Number(process.env['WEBSOCKET_INSPECTOR_FUZZ_SEED'] ?? Date.now() % 2 ** 31);

  it(
    `as a worker, three hundred times: every flushed frame is there (seed ${seed})`,
    { timeout: 240_000 },
    async () => {
      const { faults, ...counts } = await rounds(startWorker, 300, 1, seed);
      console.log(`seed ${seed}:`, counts);
      expect(faults).toEqual([]);
      expect(counts.rounds).toBe(300);
      expect(counts.frames).toBeGreaterThan(3_000);
      expect(counts.connections).toBeGreaterThan(50);
      expect(counts.flushed).toBeGreaterThan(100_000);
    },
  );

  it(
    `as a process by SIGKILL, 36 times: every flushed frame is there (seed ${seed})`,
    { timeout: 240_000 },
    async () => {
      const { faults, ...counts } = await rounds(startProcess, 36, 2, seed);
      console.log(`seed ${seed}:`, counts);
      expect(faults).toEqual([]);
      expect(counts.rounds).toBe(72);
      expect(counts.flushed).toBeGreaterThan(10_000);
    },
  );
});
