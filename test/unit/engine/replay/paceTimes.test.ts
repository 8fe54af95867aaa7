import { describe, expect, it } from 'vitest';
import { timeOf } from '../../../../src/engine/replay/paceTimes.ts';

const place = { at: 250, sent: 3, loop: 2, length: 1_000 };

describe('the time of a step', () => {
  it.each([
    ['as it was, loop after loop', { kind: 'original' }, 2_250],
    ['ten times as fast', { kind: 'original', speed: 10 }, 225],
    ['ten times as slow', { kind: 'original', speed: 0.1 }, 22_500],
    ['at an interval, whatever the original was', { kind: 'every', interval: 40 }, 120],
    ['none as fast as possible', { kind: 'asFast' }, undefined],
    ['none answer by answer', { kind: 'answers' }, undefined],
  ] as const)('is %s', (_name, pace, time) => {
    expect(timeOf(pace, place)).toBe(time);
  });

  it('is none where the original had none', () => {
    expect(timeOf({ kind: 'original' }, { ...place, at: undefined })).toBeUndefined();
  });
});
