import { describe, expect, it } from 'vitest';
import { Turns } from '../../../../src/engine/capture/turns.ts';

describe('Turns', () => {
  it('lets the next one begin when one has ended, first come, first served', () => {
    const turns = new Turns(2);
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    for (const name of ['a', 'b', 'c', 'd']) {
      turns.take((end) => {
        begun.push(name);
        ends.set(name, end);
      });
    }
    expect(begun).toEqual(['a', 'b']);
    ends.get('b')!();
    expect(begun).toEqual(['a', 'b', 'c']);
    ends.get('a')!();
    ends.get('c')!();
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    ends.get('d')!();
    turns.take(() => begun.push('e'));
    turns.take(() => begun.push('f'));
    turns.take(() => begun.push('g'));
    expect(begun.slice(4)).toEqual(['e', 'f']);
  });
});
