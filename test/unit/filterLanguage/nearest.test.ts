import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/filterLanguage/nearest.ts';

describe('the name that is meant', () => {
  it.each([
    ['dri', 'dir'],
    ['DIR', 'dir'],
    ['sizes', 'size'],
    ['clsoe', 'close'],
    ['opcode', 'op'],
  ])('of %s is %s', (written, meant) => {
    expect(nearest(written, ['op', 'size', 'dir', 'close'])).toBe(meant);
  });

  it('is none where nothing is like it, however long it is', () => {
    expect(nearest('price', ['op', 'size', 'dir'])).toBeUndefined();
    expect(nearest('x'.repeat(100_000), ['op'])).toBeUndefined();
    expect(nearest('dir', [])).toBeUndefined();
  });
});
