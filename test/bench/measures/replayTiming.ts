import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { WebSocketServer } from 'ws';
import type { ScenarioStep } from '../../../src/contract/scenario.ts';
import { engineClient, type EngineClient } from '../../../src/host/engine/engineClient.ts';
import type { Measurement } from '../bench.ts';
import { amount, result } from '../result.ts';
import { median, percentile } from '../statistics.ts';
import { rounds } from './rounds.ts';

/** Milliseconds between two messages: the shortest that the bar is for, and longer ones that no timer has whole. */
const gaps = [5, 7.3, 11];

interface Kept {
  /** Of each message, milliseconds later than the earliest plan that none is before. */
  deviations: number[];
  /** By the engine's own clock, for each gap. */
  own: number[];
}

/** How well a replay keeps to its plan, as the server sees it. */
export const replayTiming: Measurement = {
  about: 'a replay keeps to its plan',
  async measure({ extension, scratch, scale }) {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    const captureFolder = join(scratch, 'replay-captures');
    const engine = engineClient(join(extension, 'dist/engine.js'), () => ({ captureFolder }), {
      onSession: () => undefined,
      onCaptures: () => undefined,
      onDied: (error) => console.error(error.message),
      onOutput: (line) => console.error(line),
    });
    const count = Math.ceil(scale.replayed / scale.rounds);
    try {
      const pairs = await rounds(
        scale.rounds,
        () => replayed(engine, server, count),
        () => waited(count),
      );
      const own = gaps.map((gap, place) => `${amount(median(pairs.map(({ a }) => a.own[place]!)))} at ${gap}`);
      const idle = pairs.map(({ b }) => percentile(b, 99));
      return [
        result({
          what: 'replay: how late a message comes, p99',
          rounds: pairs.map(({ a }) => percentile(a.deviations, 99)),
          unit: 'ms',
          bar: { is: 'at-most', limit: 2 },
          how:
            `${count} messages with each of the gaps ${gaps.join(', ')} ms, to a server in another thread, from the ` +
            `earliest plan that none of them is before. By the engine’s own clock p99 is ${own.join(', ')} ms. A thread ` +
            `that only waits for the same times, in turns with it, is late by ${amount(median(idle))} ms ` +
            `(${amount(Math.min(...idle))} … ${amount(Math.max(...idle))}): so much is the machine’s.`,
        }),
      ];
    } finally {
      server.close();
      await engine.dispose();
    }
  },
};

async function replayed(engine: EngineClient, server: WebSocketServer, count: number): Promise<Kept> {
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const kept: Kept = { deviations: [], own: [] };
  for (const gap of gaps) {
    const arrivals: number[] = [];
    server.once('connection', (socket) => socket.on('message', () => arrivals.push(performance.now())));
    const session = randomUUID();
    await engine.call('connect', { session, profile: { url }, label: `gap ${gap}`, timeout: 10_000 });
    const send: ScenarioStep = { kind: 'send', payload: 'x'.repeat(100), binary: false };
    const steps = Array.from({ length: count }, () => send);
    const pace = { kind: 'every', interval: gap } as const;
    const scenario = { pace, loops: 1, timeout: 1_000, variables: {}, steps };
    const report = await engine.call('runScenario', { session, scenario });
    await engine.call('forget', { session });
    kept.own.push(report.lateness?.p99 ?? NaN);
    // When the plan began is not known here.
    const start = Math.min(...arrivals.map((time, place) => time - place * gap));
    kept.deviations.push(...arrivals.map((time, place) => time - place * gap - start));
  }
  return kept;
}

/** How late a thread is that only waits for the same times. */
async function waited(count: number): Promise<number[]> {
  const late: number[] = [];
  for (const gap of gaps) {
    const worker = new Worker(new URL('../bareTimer.ts', import.meta.url), { workerData: { gap, count } });
    const [waits] = (await once(worker, 'message')) as [number[]];
    late.push(...waits);
    await worker.terminate();
  }
  return late;
}
