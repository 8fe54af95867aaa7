import { describe, expect, it } from 'vitest';
import { rangeFinder } from '../../../../webview/detail/valueRanges.ts';

describe('rangeFinder', () => {
  const find = rangeFinder([
    { path: [], from: 0, to: 9 },
    { path: ['a', 1], from: 2, to: 5 },
    { path: ['1'], from: 6, to: 7 },
  ]);

  it.each<[(string | number)[], number | undefined]>([
    [['a', 1], 2],
    [['a', 1, 'x', 0], 2],
    [['a', 2], 0],
    [['1'], 6],
    [[1], 0],
    [[], 0],
  ])('finds %j at %s', (path, from) => expect(find(path)?.from).toBe(from));

  it('finds nothing where nothing is known', () => {
    expect(rangeFinder([])(['a'])).toBeUndefined();
  });
});
