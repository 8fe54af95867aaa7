import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../../../support/frames/hex.ts';
import { frameOfWs, heardByWs } from '../../../support/frames/wsWitness.ts';

describe('frameOfWs', () => {
  it('masks a copy', () => {
    const payload = hex('48 65 6c 6c 6f');
    expect(toHex(frameOfWs({ opcode: 1, payload, mask: hex('37 fa 21 3d') }))).toBe('81 85 37 fa 21 3d 7f 9f 4d 51 58');
    expect(toHex(payload)).toBe('48 65 6c 6c 6f');
  });
});

describe('heardByWs', () => {
  it('tells messages and control frames', async () => {
    const heard = await heardByWs([hex('81 01 61 82 01 62 89 01 63 8a 01 64 88 03 03 e8 65')]);
    expect(heard.map(({ event, bytes, code }) => [event, toHex(bytes), code])).toEqual([
      ['text', '61', undefined],
      ['binary', '62', undefined],
      ['ping', '63', undefined],
      ['pong', '64', undefined],
      ['close', '65', 1000],
    ]);
  });

  it('ends with an error and the code for it', async () => {
    const heard = await heardByWs([hex('81 01 61'), hex('83 00'), hex('81 01 62')]);
    expect(heard.map(({ event, code }) => [event, code])).toEqual([
      ['text', undefined],
      ['error', 1002],
    ]);
    expect(await heardByWs([hex('81 01 ff')])).toMatchObject([{ event: 'error', code: 1007 }]);
  });
});
