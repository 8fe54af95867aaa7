import { formatIds, type FormatId } from '../../../src/contract/decoding.ts';
import { offers } from '../../../src/engine/decode/choose.ts';
import { formats } from '../../../src/engine/decode/registry.ts';
import { kibibytePayloads } from '../../support/decode/kibibytes.ts';
import { samples } from '../../support/decode/samples.ts';
import type { Bench, Measurement } from '../bench.ts';
import type { BenchWindow } from '../benchWindow.ts';
import { priceOf } from '../packedTick.ts';
import { amount, result, type Result } from '../result.ts';
import { median } from '../statistics.ts';
import { assertWhole } from './ours.ts';

const rows = 100;
/** Frames of 128 bytes and a header of 4, in a block of the sender. */
const perBlock = Math.ceil((256 * 1024) / 132);

/** What it costs to know what payloads mean. */
export const decoders: Measurement = {
  about: 'decoders: a screen of rows, a field of 1,000,000 messages, and the choice of one',
  async measure(bench) {
    const results: Result[] = [];
    // The first of them would have to wait for what the process begins with.
    const ids = formatIds.filter((id) => id !== 'none');
    for (const id of ids) await screenOf(id);
    for (const id of ids) results.push(await screen(id, bench.scale.rounds));
    const window = await bench.window();
    const { session, frames, milliseconds } = await stream(bench, window);
    results.push(choice(bench.scale.rounds, frames, milliseconds));
    results.push(await scan(bench, window, session, frames));
    return results;
  },
};

/** Tree and line of so many payloads that differ, as the table asks for them: `once` takes so many milliseconds. */
async function screenOf(id: Exclude<FormatId, 'none'>) {
  const { codec, payloads } = await kibibytePayloads(id, rows);
  const once = (): number => {
    const began = performance.now();
    for (const payload of payloads) codec.summary(codec.decode(payload));
    return performance.now() - began;
  };
  // A table that is scrolled has been drawn before.
  for (let warm = 0; warm < 30; warm++) once();
  return { once, payloads };
}

async function screen(id: Exclude<FormatId, 'none'>, rounds: number): Promise<Result> {
  const { once, payloads } = await screenOf(id);
  const size = Math.min(...payloads.map(({ bytes }) => bytes.length));
  if (size < 1_024) throw new Error(`A payload of ${id} has only ${size} bytes.`);
  return result({
    what: `decoding and lines of ${rows} rows: \`${id}\``,
    rounds: Array.from({ length: rounds }, () => median(Array.from({ length: 9 }, once))),
    unit: 'ms',
    bar: { is: 'at-most', limit: 2 },
    how: `Payloads of ${amount(size)} bytes or more, no two alike, in plain Node with the extension’s own code; after 30 such screens.`,
  });
}

async function stream(bench: Bench, window: BenchWindow) {
  await window.deleteCaptures(bench.peers.senderUrl('text128', 1));
  const urls = [bench.peers.packedUrl(bench.scale.messages)];
  const run = await window.call('stream', { urls, show: false });
  const frames = await assertWhole(window, run);
  return { session: run.connections[0]!.id, frames, milliseconds: run.milliseconds };
}

/** The dearest one: of the first messages of each format, 16 of 1 KiB. */
function choice(rounds: number, frames: number, milliseconds: number): Result {
  const evidence = formats.map(({ id }) => {
    const { about } = samples[id as keyof typeof samples];
    const messages = Array.from({ length: 16 }, (_, i) => about.messages[i % about.messages.length]!);
    return { ...about, messages };
  });
  const once = (): number => {
    const times = evidence.map((one) => {
      const began = performance.now();
      offers(one);
      return performance.now() - began;
    });
    return Math.max(...times);
  };
  const first = once();
  const times = Array.from({ length: rounds }, once);
  return result({
    what: `automatic choice ÷ time in which ${amount(frames)} messages are captured`,
    rounds: times.map((time) => (time / milliseconds) * 100),
    unit: '%',
    bar: { is: 'at-most', limit: 2 },
    how: `All formats are asked of the first 16 messages, once, when rows are first asked for; recording waits for nothing. The dearest of the formats’ own beginnings: ${amount(median(times))} ms, the first time ${amount(first)} ms; the capture took ${amount(milliseconds)} ms.`,
  });
}

async function scan(bench: Bench, window: BenchWindow, session: string, frames: number): Promise<Result> {
  if (frames % perBlock !== 0) throw new Error(`${frames} frames are no whole blocks of ${perBlock}.`);
  const block = Array.from({ length: perBlock }, (_, i) => priceOf(i)).filter((price) => price > 1050).length;
  const matching = (frames / perBlock) * block;
  const once = async (round: number): Promise<number> => {
    const filter = `msgpack.price>1050${' '.repeat(round)}`;
    const found = await window.call('count', { session, filter, view: 'messages' });
    if (found.rows !== matching) throw new Error(`${filter} finds ${found.rows} messages instead of ${matching}.`);
    return found.milliseconds;
  };
  const times: number[] = [];
  for (let round = 0; round < bench.scale.rounds; round++) times.push(await once(round));
  await bench.profiled(window, 'filter field of MessagePack', () => once(100));
  return result({
    what: `filter over ${amount(frames)} messages of MessagePack of 128 B: \`msgpack.price>1050\``,
    rounds: times,
    unit: 'ms',
    bar: { is: 'at-most', limit: 5_000 },
    how: `\`session.count\`, each time a filter that was not asked for before, in slices of 8 ms between which the panel is told how far it is; ${amount(matching)} match.`,
  });
}
