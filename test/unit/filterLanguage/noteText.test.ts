import { describe, expect, it } from 'vitest';
import { quotedPart } from '../../../src/filterLanguage/noteText.ts';

describe('a part of a filter in a remark', () => {
  it('is cut where it is long, between characters', () => {
    expect(quotedPart('x'.repeat(100))).toBe('x'.repeat(100));
    expect(quotedPart('x'.repeat(101))).toBe(`${'x'.repeat(100)}…`);
    expect(quotedPart(`${'x'.repeat(99)}😀😀`)).toBe(`${'x'.repeat(99)}…`);
  });
});
