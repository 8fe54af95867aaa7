import type { CDPSession } from 'playwright-core';
import type { Bench, Measurement } from '../bench.ts';
import type { BenchWindow } from '../benchWindow.ts';
import { panelFrame } from '../panelFrame.ts';
import { amount, result, type Result } from '../result.ts';
import { frameRate } from '../rowsSeen.ts';
import { watchRows, type SeenFrame } from '../rowsWatch.ts';
import { median, slope } from '../statistics.ts';
import { assertWhole } from './ours.ts';

/** Frames a second. */
const rate = 100_000;
/** Before the first sample: what is made once is made. */
const warmUp = 5;
const samples = 7;
const megabyte = 1e6;
/** Megabytes a minute, in which six million frames pass. */
const flat = 1;

/** What a table that follows a stream costs the window. */
export const following: Measurement = {
  about: 'a table that follows 100,000 frames a second',
  async measure(bench) {
    const window = await bench.window();
    await window.deleteCaptures(bench.peers.senderUrl('text128', 1));
    const input = await window.page.context().newCDPSession(window.page);
    try {
      return await measureIn(bench, window, input);
    } finally {
      await input.detach();
      await window.call('closePanels', null);
    }
  },
};

/** The heap after a full collection. */
interface Heap {
  /** Seconds since the first one. */
  at: number;
  bytes: number;
}

async function measureIn({ scale, peers }: Bench, window: BenchWindow, inspector: CDPSession): Promise<Result[]> {
  // The collections between the pieces take a while, too.
  const lasts = warmUp + scale.follows + samples;
  const session = await window.call('open', { url: peers.senderUrl('text128', rate * lasts, rate) });
  const panel = await panelFrame(window.page);
  await panel.locator('#rows [role=row]').first().waitFor();
  await passed(warmUp);
  const heaps: Heap[] = [];
  const pieces: SeenFrame[][] = [];
  const began = performance.now();
  for (;;) {
    const bytes = await heapOf(inspector);
    heaps.push({ at: (performance.now() - began) / 1000, bytes });
    if (heaps.length === samples) break;
    const stop = await watchRows(panel);
    await passed(scale.follows / (samples - 1));
    pieces.push((await stop()).frames);
  }
  const arrived = arrivalRate(pieces.flat());
  if (arrived < 0.9 * rate) throw new Error(`The table followed only ${amount(arrived)} frames a second.`);
  const frames = await assertWhole(window, { connections: [await window.call('ended', { session })] });
  const news = pieces.map((seen) => frameRate(seen, (a, b) => a.last !== b.last));
  const minutes = heaps.map(({ at, bytes }) => ({ x: at / 60, y: bytes / megabyte }));
  return [
    result({
      what: `table that follows ${amount(rate)} frames/s: frames drawn`,
      rounds: pieces.map((seen) => frameRate(seen)),
      unit: 'a second',
      bar: { is: 'at-least', limit: 50 },
      how: `Animation frames of the panel’s page on its own clock (headless Chromium, drawn by the processor, 60 a second at most), in ${pieces.length} pieces of ${scale.follows} s together; text of 128 B, ${amount(arrived)} rows a second came into the table, and ${amount(median(news))} frames a second showed newer rows than the one before: at most 30, and fewer where drawing is slow. All ${amount(frames)} frames were captured.`,
    }),
    result({
      what: `the same, slope of the window’s heap over ${scale.follows} s`,
      rounds: [slope(minutes)],
      unit: 'MB a minute',
      bar: { is: 'at-most', limit: flat },
      how: `Least squares over \`Runtime.getHeapUsage\` after \`HeapProfiler.collectGarbage\` at ${samples} times: ${minutes.map(({ y }) => amount(y)).join(', ')} MB. The heap is that of the panel’s page and of VS Code’s own, which are of one origin and one process here. Flat is taken as a sixth of a byte a frame at most.`,
    }),
  ];
}

/** Rows that came into the table, a second. */
function arrivalRate(frames: readonly SeenFrame[]): number {
  const [first, last] = [frames[0]!, frames.at(-1)!];
  return ((last.last - first.last) * 1000) / (last.time - first.time);
}

async function heapOf(inspector: CDPSession): Promise<number> {
  await inspector.send('HeapProfiler.collectGarbage');
  return (await inspector.send('Runtime.getHeapUsage')).usedSize;
}

const passed = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
