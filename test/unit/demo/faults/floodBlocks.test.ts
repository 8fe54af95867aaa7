import { describe, expect, it } from 'vitest';
import { floodBlocks } from '../../../../src/demo/faults/floodBlocks.ts';
import { concat, scanFrames } from '../../../support/frames/index.ts';

const payloads = (frames: number, size: number): string[] =>
  scanFrames(concat(...floodBlocks(frames, size))).map(({ payload }) => Buffer.from(payload).toString());

describe('floodBlocks', () => {
  it('numbers its frames', () => {
    expect(payloads(3, 14)).toEqual(['0000000001....', '0000000002....', '0000000003....']);
    expect(payloads(12, 2).slice(8)).toEqual(['09', '10', '11', '12']);
  });

  it('puts whole frames into blocks of 64 KiB at most', () => {
    const blocks = [...floodBlocks(1200, 128)];
    expect(blocks.map(({ length }) => length)).toEqual([496 * 132, 496 * 132, 208 * 132]);
    expect(payloads(1200, 128).map(Number.parseFloat)).toEqual(Array.from({ length: 1200 }, (_, index) => index + 1));
  });

  it('puts one long frame into a block', () => {
    expect([...floodBlocks(2, 100_000)].map(({ length }) => length)).toEqual([100_010, 100_010]);
  });

  it('is empty for no frames', () => {
    expect([...floodBlocks(0, 128)]).toEqual([]);
  });
});
