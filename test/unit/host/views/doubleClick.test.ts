import { describe, expect, it } from 'vitest';
import { DoubleClick } from '../../../../src/host/views/doubleClick.ts';

describe('a double-click', () => {
  let now = 0;
  const after = (clicks: DoubleClick, time: number, item: string): string => {
    now += time;
    return clicks.click(item);
  };

  it('is two clicks on one item, soon after each other', () => {
    const clicks = new DoubleClick(() => now);
    expect([after(clicks, 0, 'a'), after(clicks, 300, 'a'), after(clicks, 100, 'a'), after(clicks, 100, 'a')]).toEqual([
      'first',
      'second',
      'first',
      'second',
    ]);
    expect([after(clicks, 0, 'a'), after(clicks, 100, 'b'), after(clicks, 100, 'a'), after(clicks, 700, 'a')]).toEqual([
      'first',
      'first',
      'first',
      'first',
    ]);
  });

  it('is no click that a command made', () => {
    const clicks = new DoubleClick(() => now);
    clicks.ignoreNext();
    expect([after(clicks, 100, 'a'), after(clicks, 100, 'a')]).toEqual(['ignored', 'first']);
    clicks.ignoreNext();
    expect(after(clicks, 1000, 'b')).toBe('first');
  });
});
