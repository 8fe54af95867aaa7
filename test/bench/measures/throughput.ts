import type { Bench, Measurement } from '../bench.ts';
import { amount, result, type Result } from '../result.ts';
import { loads, type Load } from '../scale.ts';
import { median } from '../statistics.ts';
import { bare, ours } from './ours.ts';
import { rounds } from './rounds.ts';

/** Frames a second captured to disk, beside a `ws` client that keeps nothing. */
export const throughput: Measurement = {
  about: 'frames a second ÷ a bare ws client',
  async measure(bench) {
    const results: Result[] = [];
    for (const load of Object.keys(loads) as Load[]) results.push(await measureLoad(bench, load));
    return results;
  },
};

async function measureLoad(bench: Bench, load: Load): Promise<Result> {
  const window = await bench.window();
  const frames = bench.scale.frames[load];
  const bareFrames = bench.scale.bareFrames[load] ?? frames;
  await ours(bench, window, load, frames / 4);
  await bare(bench, load, bareFrames / 4);
  const pairs = await rounds(
    bench.scale.rounds,
    () => ours(bench, window, load, frames),
    () => bare(bench, load, bareFrames),
  );
  if (bench.profiling) await ours(bench, window, load, frames, { profile: `throughput-${load}` });
  const rateOf = (side: 'a' | 'b'): string => amount(median(pairs.map((pair) => pair[side].rate)));
  return result({
    what: `frames/s captured ÷ bare \`ws\`: ${loads[load].name}`,
    rounds: pairs.map(({ a, b }) => a.rate / b.rate),
    unit: '×',
    bar: { is: 'at-least', limit: load === 'deflate1k' ? 0.8 : 0.85 },
    how: `${rateOf('a')} frames/s in VS Code, ${rateOf('b')} by \`ws\` in plain Node; ${amount(pairs[0]!.a.frames)} and ${amount(pairs[0]!.b.frames)} frames a run.${load === 'deflate1k' ? ' `ws` inflates each message as it comes; the extension records it as it is on the wire and inflates what is looked at.' : ''}`,
  });
}
