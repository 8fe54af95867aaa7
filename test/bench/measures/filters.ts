import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench, Measurement } from '../bench.ts';
import type { BenchWindow } from '../benchWindow.ts';
import { grep, locales, type Grepped } from '../grep.ts';
import { amount, result, type Result } from '../result.ts';
import { median } from '../statistics.ts';
import { ours } from './ours.ts';

/** A filter, which messages match it by another way of counting, and its bar in milliseconds. */
interface Case {
  name: string;
  filter: string;
  expected: (payload: string) => boolean;
  /** The sender’s close frame matches, too. */
  closes?: true;
  limit: number;
}

type Tick = { id: number; sym: string; price: number };

const cases: readonly Case[] = [
  { name: 'direction `dir:in`', filter: 'dir:in', expected: () => true, closes: true, limit: 60 },
  { name: 'opcode `op:ping`', filter: 'op:ping', expected: () => false, limit: 60 },
  { name: 'size `size>100`', filter: 'size>100', expected: (payload) => payload.length > 100, limit: 60 },
  {
    name: 'regular expression `/"price":10[0-4]\\d\\.5/`',
    filter: '/"price":10[0-4]\\d\\.5/',
    expected: (payload) => /"price":10[0-4]\d\.5/.test(payload),
    limit: 1500,
  },
  {
    name: 'JSON field `$.price > 1050`',
    filter: '$.price > 1050',
    expected: (payload) => (JSON.parse(payload) as Tick).price > 1050,
    limit: 4000,
  },
];

/** One that a third of the messages have, one that few have, one that none has. */
const texts = ['eth', '"id":1234,', 'subscribe'] as const;

/** How long a person waits for the first answer of a filter. */
export const filters: Measurement = {
  about: 'filters over 1,000,000 messages',
  async measure(bench) {
    const window = await bench.window();
    const { scale, peers } = bench;
    const run = await ours(bench, window, 'text128', scale.messages);
    const session = run.result.connections[0]!.id;
    const file = join(bench.scratch, 'payloads.txt');
    await peers.bare({ url: peers.senderUrl('text128', scale.messages), linesTo: file });
    const payloads = readFileSync(file, 'utf8').slice(0, -1).split('\n');
    const results: Result[] = [];
    try {
      for (const one of cases) results.push(await measureCase(bench, window, session, one, payloads));
      for (const text of texts) results.push(await measureText(bench, window, session, text, file));
    } finally {
      await rm(file, { force: true });
    }
    return results;
  },
};

async function measureCase(
  bench: Bench,
  window: BenchWindow,
  session: string,
  { name, filter, expected, closes, limit }: Case,
  payloads: readonly string[],
): Promise<Result> {
  const matching = payloads.filter(expected).length + (closes ? 1 : 0);
  const times: number[] = [];
  for (let round = 0; round < bench.scale.rounds; round++) {
    times.push(await first(window, session, filter, round, matching));
  }
  await bench.profiled(window, `filter ${name}`, () => first(window, session, filter, 100, matching));
  return result({
    what: `filter over ${amount(payloads.length)} messages of 128 B: ${name}`,
    rounds: times,
    unit: 'ms',
    bar: { is: 'at-most', limit },
    how: `\`session.count\`, each time a filter that was not asked for before; ${amount(matching)} match.`,
  });
}

async function measureText(
  bench: Bench,
  window: BenchWindow,
  session: string,
  text: string,
  file: string,
): Promise<Result> {
  const filter = JSON.stringify(text);
  const { lines } = grep(text, file, 'C');
  const ourTimes: number[] = [];
  const ratios: number[] = [];
  const greps: Record<string, number[]> = {};
  for (let round = 0; round < bench.scale.rounds; round++) {
    const time = await first(window, session, filter, round, lines);
    const runs = locales.map((locale): Grepped => grep(text, file, locale));
    runs.forEach((run, i) => (greps[locales[i]!] ??= []).push(run.milliseconds));
    ourTimes.push(time);
    ratios.push(time / Math.min(...runs.map(({ milliseconds }) => milliseconds)));
  }
  await bench.profiled(window, `filter text ${text}`, () => first(window, session, filter, 100, lines));
  const others = locales.map((locale) => `${amount(median(greps[locale]!))} ms with LC_ALL=${locale}`);
  return result({
    what: `filter by text ÷ \`grep -c -F -i\`: \`${text}\``,
    rounds: ratios,
    unit: '×',
    bar: { is: 'at-most', limit: 3 },
    how: `${amount(median(ourTimes))} ms here; grep: ${others.join(', ')}, the faster one counts; the same payloads one a line in a file that the system has in memory; ${amount(lines)} match.`,
  });
}

/** Spaces make it a filter that was not asked for before. Throws where it finds another number of messages. */
async function first(
  window: BenchWindow,
  session: string,
  filter: string,
  round: number,
  expected: number,
): Promise<number> {
  const spaced = filter + ' '.repeat(round + 1);
  const { milliseconds, rows } = await window.call('count', { session, filter: spaced, view: 'messages' });
  if (rows !== expected) throw new Error(`${filter} finds ${rows} messages instead of ${expected}.`);
  return milliseconds;
}
