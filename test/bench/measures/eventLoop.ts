import type { StreamResult } from '../agentCalls.ts';
import type { Bench, Measurement } from '../bench.ts';
import { amount, result, type Result } from '../result.ts';
import { median } from '../statistics.ts';
import { ours } from './ours.ts';

/** How long other extensions wait while a stream runs at full speed. */
export const eventLoop: Measurement = {
  about: 'delay of the extension host’s event loop',
  async measure(bench) {
    return [await delay(bench, false), await delay(bench, true)];
  },
};

async function delay(bench: Bench, show: boolean): Promise<Result> {
  const window = await bench.window();
  const frames = bench.scale.frames.text128;
  await ours(bench, window, 'text128', frames / 4);
  const runs: StreamResult['delay'][] = [];
  for (let round = 0; round < bench.scale.rounds; round++) {
    runs.push((await ours(bench, window, 'text128', frames, { show })).result.delay);
    if (show) await window.call('closePanels', null);
  }
  const all = (which: 'p50' | 'max'): string => amount(median(runs.map((run) => run[which])));
  return result({
    what: `extension host’s event loop, p99 delay, panel ${show ? '' : 'not '}shown: text 128 B at full speed`,
    rounds: runs.map(({ p99 }) => p99),
    unit: 'ms',
    bar: { is: 'at-most', limit: 10 },
    how: `\`monitorEventLoopDelay\` with a resolution of 1 ms, which is part of each value; p50 ${all('p50')} ms, longest ${all('max')} ms (medians).`,
  });
}
