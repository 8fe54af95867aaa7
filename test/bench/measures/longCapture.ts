import type { Bench, Measurement } from '../bench.ts';
import type { BenchWindow } from '../benchWindow.ts';
import { amount, result, type Result } from '../result.ts';
import { percentile, slope } from '../statistics.ts';
import { assertWhole } from './ours.ts';

const megabyte = 1e6;
/** A megabyte for a million frames is a byte a frame: less than any list of them would take. */
const flat = 1;

/** What a long capture costs in memory, and how fast its rows are found. In a window of its own. */
export const longCapture: Measurement = {
  about: 'memory and windows of rows, 10,000,000 frames in one capture',
  async measure(bench) {
    const window = await bench.vscode.open();
    try {
      return await measureIn(bench, window);
    } finally {
      await window.close();
    }
  },
};

async function measureIn(bench: Bench, window: BenchWindow): Promise<Result[]> {
  const { scale, peers } = bench;
  const idle = await window.call('memory', null);
  const urls = [peers.senderUrl('text128', scale.longCapture)];
  const sampleEvery = scale.longCapture / 10;
  const run = await window.call('stream', { urls, show: false, sampleEvery }, 300_000);
  const frames = await assertWhole(window, run);
  const above = run.memory.map((sample) => ({ x: sample.frames / 1e6, y: (sample.bytes - idle) / megabyte }));
  const samples = above.map(({ y }) => amount(y)).join(', ');
  const starts = Array.from({ length: scale.windows }, () => Math.floor(Math.random() * (frames - 100)));
  const session = run.connections[0]!.id;
  const times = await bench.profiled(window, 'windows', () => window.call('rows', { session, starts, count: 100 }));
  return [
    result({
      what: `memory above idle during ${amount(frames)} frames of 128 B, the most`,
      rounds: [Math.max(...above.map(({ y }) => y))],
      unit: 'MB',
      bar: { is: 'at-most', limit: 150 },
      how: `Resident memory of the extension host’s process, of which the engine is a thread; idle (${amount(idle / megabyte)} MB) is before the engine’s thread started. After each tenth: ${samples} MB.`,
    }),
    result({
      what: 'the same, slope after the first million, for each million frames',
      rounds: [slope(above.slice(1))],
      unit: 'MB',
      bar: { is: 'at-most', limit: flat },
      how: 'Least squares over those samples but the first. Flat is taken as a byte a frame at most.',
    }),
    result({
      what: `any window of 100 rows among ${amount(frames)}, p95`,
      rounds: [percentile(times, 95)],
      unit: 'ms',
      bar: { is: 'at-most', limit: 5 },
      how: `\`session.rows\` at ${scale.windows} random positions, one after the other, the way to the engine’s thread and back included; p50 ${amount(percentile(times, 50))} ms, longest ${amount(Math.max(...times))} ms.`,
    }),
  ];
}
