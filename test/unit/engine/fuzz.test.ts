import { describe, expect, it } from 'vitest';
import { fuzz } from '../../fuzz/compare.ts';

/**
 * The same connections each time, so that the suite says of a change what the change does; `npm run fuzz` draws new ones.
 * `WEBSOCKET_INSPECTOR_FUZZ_SEED` takes others; a single connection is looked at by `npm run fuzz -- --minutes 0 --seed …`.
 */
const first = Number(process.env['WEBSOCKET_INSPECTOR_FUZZ_SEED'] ?? 82_836_182);
const enough = 200_000;

describe('random connections', () => {
  it(`are to us what they are to ws (seed ${first})`, { timeout: 120_000 }, async () => {
    const counts = { connections: 0, frames: 0, broken: 0, compressed: 0 };
    for (let seed = first; counts.frames < enough; seed++) {
      const { frames, broken, compressed, faults } = await fuzz(seed);
      expect(faults, `seed ${seed}`).toEqual([]);
      counts.connections++;
      counts.frames += frames;
      counts.broken += Number(broken);
      counts.compressed += Number(compressed);
    }
    console.log(`seed ${first}:`, counts);
    expect(counts.broken).toBeGreaterThan(counts.connections / 4);
    expect(counts.connections - counts.broken).toBeGreaterThan(counts.connections / 20);
    expect(counts.compressed).toBeGreaterThan(counts.connections / 10);
  });
});
