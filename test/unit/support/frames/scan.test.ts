import { describe, expect, it } from 'vitest';
import { frame } from '../../../support/frames/frame.ts';
import { concat, hex, toHex } from '../../../support/frames/hex.ts';
import { scanFrames } from '../../../support/frames/scan.ts';
import { frameOfWs } from '../../../support/frames/wsWitness.ts';

describe('scanFrames', () => {
  it('reads what ws writes', () => {
    const long = new Uint8Array(65_536).fill(7);
    const bytes = concat(
      frameOfWs({ opcode: 1, fin: false, rsv1: true, payload: hex('61'), mask: hex('01 02 03 04') }),
      frameOfWs({ opcode: 9, payload: new Uint8Array() }),
      frameOfWs({ opcode: 0, payload: long.subarray(0, 126) }),
      frameOfWs({ opcode: 2, payload: long }),
    );
    const frames = scanFrames(bytes);
    expect(frames.map(({ start, fin, rsv, opcode, payload }) => [start, fin, rsv, opcode, payload.length])).toEqual([
      [0, false, 4, 1, 1],
      [7, true, 0, 9, 0],
      [9, true, 0, 0, 126],
      [139, true, 0, 2, 65_536],
    ]);
    expect(toHex(frames[0]!.payload)).toBe('61');
    expect(toHex(frames[0]!.mask!)).toBe('01 02 03 04');
    expect(toHex(concat(...frames.map(({ wire }) => wire)))).toBe(toHex(bytes));
  });

  it('leaves out a frame that has not ended, wherever it is cut', () => {
    const whole = frame({ opcode: 'binary', payload: 'abc', mask: '01 02 03 04', lengthForm: 16 });
    for (let length = 0; length < whole.length; length++) {
      expect(scanFrames(concat(hex('8a 00'), whole.subarray(0, length)))).toHaveLength(1);
    }
  });
});
