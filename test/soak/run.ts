/**
 * `npm run soak`: half an hour of mixed traffic through the engine in a process of its own, and what it holds meanwhile.
 *
 *     npm run soak -- [--minutes 30 | --seconds 90] [--seed 12345]
 *
 * One round a second: about 9,000 frames of connections that stay, that are cleared, that begin anew and that end in all
 * the ways there are, while somebody reads, searches and opens captures of before. After each lap of 6 rounds the
 * engine's memory is measured, with everything collected that nobody holds. The exit code is 1 where memory or open
 * files grow after the warm-up: a fifth of the time, 4 minutes at least, half of it at most.
 */
import { setTimeout } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { within } from '../bench/within.ts';
import { growthPerMillion, verdictOf, type TimedSample } from './flatness.ts';
import { roundsInLap, Soak } from './soak.ts';
import { tableHead, tableRow } from './table.ts';

const mebibyte = 1024 * 1024;
const roundEvery = 1_000;
const roundLimit = 60_000;
const lines = 60;
const fewestSamples = 5;
/** What a process has taken for itself it does not give back: some minutes pass until that is all it needs. */
const warmUpOf = (minutes: number): number => Math.max(minutes / 5, Math.min(minutes / 2, 4));

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    seconds: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
const minutes = values.seconds === undefined ? Number(values.minutes ?? 30) : Number(values.seconds) / 60;
const seed = Number(values.seed);
if (!(minutes > 0 && minutes <= 24 * 60) || !Number.isSafeInteger(seed)) {
  console.error('--minutes, --seconds and --seed are numbers; a soak has a day at most.');
  process.exit(2);
}

const samples: TimedSample[] = [];
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => (stopping = true));

console.log(`${minutes.toFixed(1)} minutes, seed ${seed}`);
const soak = await Soak.start({ seed, retention: 64 * mebibyte, kept: 270_000, folder: tmpdir() });
try {
  const began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 60_000;
  let told = -Infinity;
  console.log(tableHead());
  while (elapsed() < minutes && !isStopping()) {
    for (let i = 0; i < roundsInLap; i++) {
      const next = setTimeout(roundEvery);
      await within(roundLimit, 'a round', soak.round());
      await next;
    }
    const sample = { minutes: elapsed(), ...(await soak.sample()) };
    samples.push(sample);
    if (sample.minutes < told + minutes / lines) continue;
    told = sample.minutes;
    console.log(tableRow(sample));
  }
} finally {
  await soak.stop();
}

if (isStopping()) console.log('STOPPED before the end');
const warmUp = warmUpOf(minutes);
const warm = samples.filter((sample) => sample.minutes >= warmUp);
if (warm.length < fewestSamples) {
  console.error(`There are ${warm.length} samples after the warm-up: too few to tell.`);
  process.exit(1);
}
const { live, rss, descriptors, faults } = verdictOf(warm);
console.log(`
after the first ${warmUp.toFixed(1)} minutes, a minute:
  heap and external  ${live.toFixed(3)} MiB  (${growthPerMillion(warm).toFixed(2)} MiB for a million frames)
  resident           ${rss.toFixed(3)} MiB
  open files         ${descriptors.toFixed(3)}`);
console.log(faults.length === 0 ? 'flat' : `NOT FLAT: ${faults.join('; ')}`);
process.exitCode = faults.length === 0 && !isStopping() ? 0 : 1;

/** A function, because a signal changes it meanwhile. */
function isStopping(): boolean {
  return stopping;
}
