/**
 * `npm run fuzz`: random connections until the time is over, or a fault is found.
 *
 *     npm run fuzz -- --minutes 60 --seed 12345
 *     npm run fuzz -- --decoders 100000
 *
 * `--seed` is the seed of the first connection; the others count on from it. A fault is told with the seed of its connection:
 * `npm run fuzz -- --minutes 0 --seed …` looks at that one alone. With `--decoders` each decoder is given so many payloads, and
 * nothing is connected to.
 */
import { parseArgs } from 'node:util';
import { fuzz as fuzzDecoders } from '../support/decode/fuzz.ts';
import { fuzz } from './compare.ts';

const { values } = parseArgs({
  options: {
    decoders: { type: 'string' },
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 32) },
  },
});
const minutes = Number(values.minutes);
const first = Number(values.seed);
if (!(minutes >= 0) || !Number.isSafeInteger(first)) {
  console.error('--minutes and --seed are numbers.');
  process.exit(2);
}

if (values.decoders !== undefined) {
  console.log(`seed ${first}`);
  console.log(`${await fuzzDecoders(Number(values.decoders), first)} payloads were read or refused.`);
  process.exit();
}

const until = Date.now() + minutes * 60_000;
const counts = { connections: 0, frames: 0, broken: 0, compressed: 0 };
console.log(`seed ${first}`);
let tell = Date.now() + 10_000;
for (let seed = first; ; seed++) {
  const { frames, broken, compressed, faults } = await fuzz(seed);
  counts.connections++;
  counts.frames += frames;
  counts.broken += Number(broken);
  counts.compressed += Number(compressed);
  if (faults.length > 0) {
    console.error(`seed ${seed}:\n${faults.join('\n')}`);
    process.exitCode = 1;
    break;
  }
  if (Date.now() >= until) break;
  if (Date.now() < tell) continue;
  tell += 10_000;
  report();
}
report();

function report(): void {
  const { connections, frames, broken, compressed } = counts;
  console.log(`${frames} frames in ${connections} connections, ${broken} of them broken, ${compressed} compressed`);
}
