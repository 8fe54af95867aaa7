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

  it('finds it wherever it lies in memory, up to its very end', () => {
    for (let length = 5; length < 14; length++) {
      const memory = new ArrayBuffer(length);
      for (let offset = 0; offset <= length - 5; offset++) {
        const bytes = new Uint8Array(memory, offset).fill(0x78);
        for (let at = 0; at + 3 <= bytes.length; at++) {
          bytes.fill(0x78).set(Buffer.from('EtH'), at);
          for (const text of ['eth', 'eTx', 'xe', 'h']) {
            const sought = Buffer.from(bytes).toString().toLowerCase().includes(text.toLowerCase());
            expect(new Needle(text).isIn(bytes, 0, bytes.length)).toBe(sought);
          }
          expect(new Needle('eth').isIn(bytes, at, at + 3)).toBe(true);
          expect(new Needle('eth').isIn(bytes, at + 1, bytes.length)).toBe(false);
          expect(new Needle('eth').isIn(bytes, 0, at + 2)).toBe(false);
        }
      }
    }
  });

  it('finds the same once it has seen which bytes are rare', () => {
    for (const common of ['e', 't', 'h', 'q']) {
      const needle = new Needle('eth');
      const seen = Buffer.from(common.repeat(20_000));
      expect(needle.isIn(seen, 0, seen.length)).toBe(false);
      for (const text of ['ETH', 'xeth', 'xxeth', 'xxxetHx', 'teeth', 'ethe', 'eth eth']) {
        expect(needle.isIn(Buffer.from(text), 0, text.length)).toBe(true);
      }
      for (const text of ['', 'et', 'ehtehtehteht', 'e t h', 'tttthhhheeee']) {
        expect(needle.isIn(Buffer.from(text), 0, text.length)).toBe(false);
      }
    }
  });

  it('keeps two memories apart, and more than two', () => {
    const needle = new Needle('here');
    const memories = ['is it here?', 'or there?', 'no'].map((text) => new Uint8Array(Buffer.from(text)));
    for (let round = 0; round < 3; round++) {
      expect(memories.map((bytes) => needle.isIn(bytes, 0, bytes.length))).toEqual([true, true, false]);
    }
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

  it('finds bytes as they are', () => {
    const bytes = Buffer.from('00ff4a6a00deadbeef', 'hex');
    const has = (hex: string): boolean => Needle.ofBytes(Buffer.from(hex, 'hex')).isIn(bytes, 0, bytes.length);
    expect(['00', '4a6a', '6a4a', 'deadbeef', 'deadbe00', 'ef', '4a4a', 'ff4a'].map(has)).toEqual([
      true,
      true,
      false,
      true,
      false,
      true,
      false,
      true,
    ]);
  });
});
