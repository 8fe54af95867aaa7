import { describe, expect, it } from 'vitest';
import { concat, hex, toHex, utf8 } from '../../../support/frames/hex.ts';

describe('hex', () => {
  it('reads bytes with or without white space', () => {
    expect([...hex('81 05\n48656C')]).toEqual([0x81, 5, 0x48, 0x65, 0x6c]);
    expect(hex('').length).toBe(0);
  });

  it('refuses what is no hex', () => {
    expect(() => hex('8')).toThrow('no hex');
    expect(() => hex('8g')).toThrow('no hex');
  });

  it('writes bytes', () => {
    expect(toHex(Uint8Array.of(0, 0x0f, 0xff))).toBe('00 0f ff');
  });
});

describe('concat and utf8', () => {
  it('join bytes and write text', () => {
    expect(toHex(concat(utf8('ä'), new Uint8Array(), utf8('€')))).toBe('c3 a4 e2 82 ac');
  });
});
