import { describe, expect, it } from 'vitest';
import { PAGE, pageStart, readOffset } from '../../../../webview/detail/hexPages.ts';

describe('pages of bytes', () => {
  it('begin at multiples of their length, and within the payload', () => {
    expect(pageStart(PAGE - 1, 100 << 20)).toBe(0);
    expect(pageStart(PAGE, 100 << 20)).toBe(PAGE);
    expect(pageStart(-1, 100 << 20)).toBe(0);
    expect(pageStart(2 ** 40, PAGE * 2)).toBe(PAGE);
    expect(pageStart(2 ** 40, PAGE * 2 + 1)).toBe(PAGE * 2);
    expect(pageStart(5, 0)).toBe(0);
  });

  it('are gone to by an offset in either notation', () => {
    expect(readOffset(' 0x1F ')).toBe(31);
    expect(readOffset('4096')).toBe(4096);
    for (const wrong of ['', 'x', '-1', '1.5', '0x', '9'.repeat(16)]) expect(readOffset(wrong)).toBeUndefined();
  });
});
