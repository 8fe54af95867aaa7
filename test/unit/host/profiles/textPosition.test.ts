import { describe, expect, it } from 'vitest';
import { positionAt } from '../../../../src/host/profiles/textPosition.ts';

describe('positionAt', () => {
  it.each([
    ['', 0, 0, 0],
    ['abc', 2, 0, 2],
    ['a\nb', 2, 1, 0],
    ['a\r\nb', 3, 1, 0],
    ['a\rb', 2, 1, 0],
    ['a\n\nbc', 4, 2, 1],
    ['abc', 99, 0, 3],
    ['abc', -1, 0, 0],
  ])('%j at %i', (text, offset, line, character) => {
    expect(positionAt(text, offset)).toEqual({ line, character });
  });
});
