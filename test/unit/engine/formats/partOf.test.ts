import { describe, expect, it } from 'vitest';
import { partFrom, partWords } from '../../../../src/engine/formats/partOf.ts';

describe('what a file says of being a part', () => {
  it('is believed where it could be true', () => {
    expect(partFrom(1, 3, 'dir:in')).toEqual({ messages: 1, of: 3, filter: 'dir:in' });
    expect(partFrom(3, 3)).toEqual({ messages: 3, of: 3 });
    for (const [messages, of] of [
      [4, 3],
      [-1, 3],
      [0.5, 3],
      [1, NaN],
      [1, undefined],
      [undefined, 3],
    ] as const)
      expect(partFrom(messages, of)).toBeUndefined();
    expect(partFrom(1, 3, 'x'.repeat(9_999))!.filter).toHaveLength(2_000);
  });

  it('is a sentence', () => {
    expect(partWords({ messages: 1, of: 3, filter: 'dir:in' })).toContain('1 of 3 messages');
    expect(partWords({ messages: 1, of: 3 })).toContain('chosen by hand');
  });
});
