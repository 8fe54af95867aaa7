import { describe, expect, it } from 'vitest';
import { decodeInput, encodeState } from '../../../../src/demo/feeds/gameLayout.ts';
import { concat, hex, toHex } from '../../../support/frames/index.ts';

describe('encodeState', () => {
  it('is the documented layout, byte for byte', () => {
    const entities = [
      { id: 1, x: 1, y: -2, vx: 0.5, vy: 1000 },
      { id: 0x0203, x: 0, y: 0, vx: 0, vy: 0 },
    ];
    const bytes = encodeState({ tick: 0x01020304, steered: 1, lastInput: 0x0a0b, entities });
    expect(toHex(bytes)).toBe(
      [
        '01 01 02 00 04 03 02 01 0b 0a',
        '01 00 00 00 80 3f 00 00 00 c0 00 00 00 3f 00 00 7a 44',
        '03 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00',
      ].join(' '),
    );
  });
});

describe('decodeInput', () => {
  it('reads buttons and number', () => {
    expect(decodeInput(hex('02 09 34 12'))).toEqual({
      up: true,
      down: false,
      left: false,
      right: true,
      number: 0x1234,
    });
    expect(decodeInput(hex('02 06 00 00'))).toEqual({ up: false, down: true, left: true, right: false, number: 0 });
  });

  it('reads a view on longer memory', () => {
    expect(decodeInput(concat(hex('ff ff'), hex('02 00 01 00')).subarray(2))).toMatchObject({ number: 1 });
  });

  it.each(['', '02 01 00', '02 01 00 00 00', '01 01 00 00'])('refuses %j', (bytes) => {
    expect(decodeInput(hex(bytes))).toBeUndefined();
  });
});
