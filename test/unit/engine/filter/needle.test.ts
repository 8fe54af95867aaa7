import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Needle } from '../../../../src/engine/filter/needle.ts';

describe('Needle', () => {
  it('finds what a search of the text in lower case finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'B', 'b', 'A', '-', '@', '[', '`', '{'), maxLength: 40 });
    const needles = fc.string({ unit: fc.constantFrom('a', 'B', 'b', '-', '@', '['), maxLength: 4 });
    fc.assert(
      fc.property(letters, needles, fc.nat(5), (text, sought, from) => {
        const bytes = Buffer.from(text);
        const start = Math.min(from, bytes.length);
        expect(new Needle(sought).isIn(bytes, start, bytes.length)).toBe(
          text.slice(start).toLowerCase().includes(sought.toLowerCase()),
        );
      }),
      { numRuns: 3_000 },
    );
  });

  it('stays within its bounds', () => {
    const bytes = Buffer.from('xxneedlexx');
    expect(new Needle('needle').isIn(bytes, 2, 8)).toBe(true);
    expect(new Needle('needle').isIn(bytes, 2, 7)).toBe(false);
    expect(new Needle('needle').isIn(bytes, 3, 10)).toBe(false);
  });

  it('says that a text beyond ASCII is to be looked for in text', () => {
    expect(new Needle('häa').inBytes).toBe(false);
    expect(new Needle('HAA').inBytes).toBe(true);
  });
});
