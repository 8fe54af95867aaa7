import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import type { ScenarioStep } from '../../../src/contract/scenario.ts';
import { engineClient } from '../../../src/host/engine/engineClient.ts';
import type { Measurement } from '../bench.ts';
import { amount, result } from '../result.ts';
import { percentile } from '../statistics.ts';

/** Milliseconds between two messages: the shortest that the bar is for, and longer ones that no timer has whole. */
const gaps = [5, 7.3, 11];

/** How well a replay keeps to its plan, as the server sees it. */
export const replayTiming: Measurement = {
  about: 'a replay keeps to its plan',
  async measure({ extension, scratch, scale }) {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const captureFolder = join(scratch, 'replay-captures');
    const engine = engineClient(join(extension, 'dist/engine.js'), () => ({ captureFolder }), {
      onSession: () => undefined,
      onCaptures: () => undefined,
      onDied: (error) => console.error(error.message),
      onOutput: (line) => console.error(line),
    });
    try {
      const deviations: number[] = [];
      const own: number[] = [];
      for (const gap of gaps) {
        const arrivals: number[] = [];
        server.once('connection', (socket) => socket.on('message', () => arrivals.push(performance.now())));
        const session = `gap-${gap}`;
        await engine.call('connect', { session, profile: { url }, label: session, timeout: 10_000 });
        const send: ScenarioStep = { kind: 'send', payload: 'x'.repeat(100), binary: false };
        const steps = Array.from({ length: scale.replayed }, () => send);
        const pace = { kind: 'every', interval: gap } as const;
        const scenario = { pace, loops: 1, timeout: 1_000, variables: {}, steps };
        const report = await engine.call('runScenario', { session, scenario });
        await engine.call('forget', { session });
        own.push(report.lateness?.p99 ?? NaN);
        // When the plan began is not known here: the earliest that none is before.
        const start = Math.min(...arrivals.map((time, place) => time - place * gap));
        deviations.push(...arrivals.map((time, place) => time - place * gap - start));
      }
      return [
        result({
          what: 'replay: how late a message comes, p99',
          rounds: [percentile(deviations, 99)],
          unit: 'ms',
          bar: { is: 'at-most', limit: 2 },
          how: `${scale.replayed} messages each with gaps of ${gaps.join(', ')} ms to a server in another thread, from the earliest plan that none of them is before; by the engine's own clock p99 ${own.map((value) => amount(value)).join(', ')} ms.`,
        }),
      ];
    } finally {
      server.close();
      await engine.dispose();
    }
  },
};
