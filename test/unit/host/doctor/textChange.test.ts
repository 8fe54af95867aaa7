import { describe, expect, it } from 'vitest';
import { textChange } from '../../../../src/host/doctor/textChange.ts';

describe('the change of a text', () => {
  it.each([
    ['one', 'one', undefined],
    ['a"ws://x"b', 'a"wss://x"b', { from: 4, to: 4, inserted: 's' }],
    ['aXb', 'ab', { from: 1, to: 2, inserted: '' }],
    ['aa', 'aaa', { from: 2, to: 2, inserted: 'a' }],
    ['abc', 'xyz', { from: 0, to: 3, inserted: 'xyz' }],
    ['', 'new', { from: 0, to: 0, inserted: 'new' }],
  ])('from %j to %j', (before, after, change) => {
    expect(textChange(before, after)).toEqual(change);
    if (change === undefined) return;
    expect(before.slice(0, change.from) + change.inserted + before.slice(change.to)).toBe(after);
  });
});
