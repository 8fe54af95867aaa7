import { expect, it } from 'vitest';
import { preciseClock } from '../../../../src/engine/replay/preciseClock.ts';

it('never fires early, and not at all where it is stopped', async () => {
  let fired = false;
  const stop = preciseClock.after(1, () => (fired = true));
  stop();
  for (const wait of [0, 0.3, 1.7, 3.2]) {
    const start = preciseClock.now();
    await new Promise<void>((resolve) => preciseClock.after(wait, resolve));
    expect(preciseClock.now() - start).toBeGreaterThanOrEqual(wait);
  }
  expect(fired).toBe(false);
});
