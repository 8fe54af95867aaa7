/** Mixed traffic through the engine in a process of its own: it holds no more after many frames than after some. */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { growthPerMillion, verdictOf } from '../../soak/flatness.ts';
import { Soak, type Sample } from '../../soak/soak.ts';

const mebibyte = 1024 * 1024;
/** In memory, where the system has a folder there: this is not about the disk. */
const folder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const warmUp = 2;
const laps = 3;

describe('an engine in use', () => {
  it('holds nothing for the frames, connections and searches of before', { timeout: 180_000 }, async () => {
    const soak = await Soak.start({ seed: 1, retention: 28 * mebibyte, kept: 270_000, folder });
    onTestFinished(() => soak.stop());
    for (let i = 0; i < warmUp; i++) await soak.lap();
    const samples = [await soak.sample()];
    for (let i = 0; i < laps; i++) {
      await soak.lap();
      samples.push(await soak.sample());
    }
    const [first, last] = [samples[0]!, samples.at(-1)!];
    expect(last.frames - first.frames).toBeGreaterThan(150_000);
    // A payload has some hundred bytes, and an object that somebody holds for a frame a hundred.
    const growth = growthPerMillion(samples);
    console.log(`${growth.toFixed(1)} MiB for a million frames`);
    expect(growth).toBeLessThan(20);
    // One left open by each lap would be more.
    expect((last.descriptors ?? 0) - (first.descriptors ?? 0)).toBeLessThan(laps);
  });
});

describe('what is said of samples', () => {
  const flat = Array.from({ length: 20 }, (_, i) => ({
    ...({ rounds: i, captures: 1, stored: 1, arrayBuffers: 0, descriptors: 40 } satisfies Partial<Sample>),
    minutes: i,
    frames: i * 50_000,
    rss: (200 + ((i * 7) % 5)) * mebibyte,
    heapUsed: (8 + ((i * 3) % 4) / 10) * mebibyte,
    external: (20 + (i % 3)) * mebibyte,
  }));

  it('is that they are flat, whatever they do in between', () => {
    expect(verdictOf(flat).faults).toEqual([]);
    expect(Math.abs(growthPerMillion(flat))).toBeLessThan(2);
  });

  it.each([
    ['live', 'heapUsed', 0.3 * mebibyte],
    ['live', 'external', 0.3 * mebibyte],
    ['rss', 'rss', 4 * mebibyte],
    ['descriptors', 'descriptors', 0.1],
  ] as const)('is that %s grows where %s does', (what, field, aMinute) => {
    const grown = flat.map((sample) => ({ ...sample, [field]: sample[field] + sample.minutes * aMinute }));
    expect(verdictOf(grown).faults).toEqual([expect.stringContaining(`${what} has grown`)]);
  });

  it('is how much a million frames leave', () => {
    const grown = flat.map((sample) => ({ ...sample, heapUsed: sample.heapUsed + sample.frames * 100 }));
    expect(growthPerMillion(grown)).toBeGreaterThan(90);
  });
});
