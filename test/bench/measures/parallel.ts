import type { Measurement } from '../bench.ts';
import { amount, result } from '../result.ts';
import { median } from '../statistics.ts';
import { ours } from './ours.ts';
import { rounds } from './rounds.ts';

/** Whether many connections share what one can do. */
export const parallel: Measurement = {
  about: '8 connections at once ÷ one',
  async measure(bench) {
    const window = await bench.window();
    // Long enough that what eight connections cost to open is the small part that it is for a person.
    const frames = 3 * bench.scale.frames.text128;
    await ours(bench, window, 'text128', frames / 4, { connections: 8 });
    const pairs = await rounds(
      bench.scale.rounds,
      () => ours(bench, window, 'text128', frames, { connections: 8 }),
      () => ours(bench, window, 'text128', frames),
    );
    if (bench.profiling) await ours(bench, window, 'text128', frames, { connections: 8, profile: 'parallel' });
    const rate = (side: 'a' | 'b'): string => amount(median(pairs.map((pair) => pair[side].rate)));
    return [
      result({
        what: '8 connections at once, an eighth of the frames each: sum ÷ one connection',
        rounds: pairs.map(({ a, b }) => a.rate / b.rate),
        unit: '×',
        bar: { is: 'at-least', limit: 0.9 },
        how: `${rate('a')} frames/s from 8, ${rate('b')} from one; text 128 B, from the first call of \`connect\` to the last connection’s end.`,
      }),
    ];
  },
};
