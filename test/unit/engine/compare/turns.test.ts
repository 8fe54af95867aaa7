import { expect, it } from 'vitest';
import { Turns } from '../../../../src/engine/compare/turns.ts';

it('lets others have a turn once it has worked for a while, and ends where it was cancelled', async () => {
  const cancelled = new AbortController();
  const turns = new Turns(cancelled.signal);
  let others = 0;
  setImmediate(() => others++);
  await turns.next();
  const worked = performance.now() + 9;
  while (performance.now() < worked);
  await turns.next();
  expect(others).toBe(1);
  cancelled.abort();
  const again = performance.now() + 9;
  while (performance.now() < again);
  await expect(turns.next()).rejects.toThrow('abort');
});
