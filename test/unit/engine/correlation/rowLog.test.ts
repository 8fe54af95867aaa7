import { expect, it } from 'vitest';
import { RowLog } from '../../../../src/engine/correlation/rowLog.ts';

it('keeps rows in order, four bytes each', () => {
  const log = new RowLog();
  expect([log.length, log.memory]).toEqual([0, 0]);
  for (let i = 0; i < 40_000; i++) log.push(i * 7);
  expect(log.length).toBe(40_000);
  expect([0, 1, 16_383, 16_384, 39_999].map((at) => log.at(at))).toEqual([0, 7, 16_383 * 7, 16_384 * 7, 39_999 * 7]);
  expect(log.memory).toBe(3 * 16_384 * 4);
});
