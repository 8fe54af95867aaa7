import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { FoldedTexts } from '../../../../src/engine/filter/foldedTexts.ts';

describe('texts in lower case', () => {
  it('are made once for a row where they are long', () => {
    const folded = new FoldedTexts();
    const long = 'ÄB'.repeat(3_000);
    const lower = vi.spyOn(String.prototype, 'toLowerCase');
    onTestFinished(() => lower.mockRestore());
    const made = [folded.of('AB'), folded.of(long), folded.of(long), folded.of(`${long}C`), folded.of(long)];
    expect(lower).toHaveBeenCalledTimes(3);
    lower.mockRestore();
    const expected = 'äb'.repeat(3_000);
    expect(made).toEqual(['ab', expected, expected, `${expected}c`, expected]);
  });
});
