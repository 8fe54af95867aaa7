import { describe, expect, it } from 'vitest';
import { closePayload, frame, masked } from '../../../support/frames/frame.ts';
import { hex, toHex } from '../../../support/frames/hex.ts';
import { frameOfWs, heardByWs } from '../../../support/frames/wsWitness.ts';

describe('frame', () => {
  it.each([
    ['unmasked text', { opcode: 'text', payload: 'Hello' }, '81 05 48 65 6c 6c 6f'],
    ['masked text', { opcode: 'text', payload: 'Hello', mask: '37 fa 21 3d' }, '81 85 37 fa 21 3d 7f 9f 4d 51 58'],
    ['a first fragment', { opcode: 'text', payload: 'Hel', fin: false }, '01 03 48 65 6c'],
    ['the last fragment', { opcode: 'continuation', payload: 'lo' }, '80 02 6c 6f'],
    ['a ping', { opcode: 'ping', payload: 'Hello' }, '89 05 48 65 6c 6c 6f'],
  ] as const)('writes %s as RFC 6455 §5.7 does', (_name, fields, bytes) => {
    expect(toHex(frame(fields))).toBe(bytes);
  });

  it.each([0, 1, 125, 126, 127, 65_535, 65_536, 70_000])(
    'writes %i bytes as ws does, masked and unmasked',
    (length) => {
      const payload = Uint8Array.from({ length }, (_, index) => index * 7);
      const mask = hex('a1 b2 c3 d4');
      expect(Buffer.compare(frame({ opcode: 'binary', payload }), frameOfWs({ opcode: 2, payload }))).toBe(0);
      expect(Buffer.compare(frame({ opcode: 'binary', payload, mask }), frameOfWs({ opcode: 2, payload, mask }))).toBe(
        0,
      );
    },
  );

  it('is read by ws', async () => {
    const bytes = frame({ opcode: 'text', payload: 'Grüße', mask: '01 02 03 04' });
    const heard = await heardByWs([bytes.subarray(0, 3), bytes.subarray(3)], { isServer: true });
    expect(heard.map(({ event, bytes: heardBytes }) => [event, Buffer.from(heardBytes).toString()])).toEqual([
      ['text', 'Grüße'],
    ]);
  });

  it('writes longer forms of a length than it needs', () => {
    expect(toHex(frame({ opcode: 'text', payload: 'a', lengthForm: 16 }))).toBe('81 7e 00 01 61');
    expect(toHex(frame({ opcode: 'text', payload: 'a', lengthForm: 64 }))).toBe('81 7f 00 00 00 00 00 00 00 01 61');
  });

  it('writes reserved bits, reserved opcodes and lengths that are not the payload’s', () => {
    expect(toHex(frame({ opcode: 0xf, rsv: 7, fin: false }))).toBe('7f 00');
    expect(toHex(frame({ opcode: 'binary', declaredLength: 0xffff_ffff_ffff_ffffn }))).toBe(
      '82 7f ff ff ff ff ff ff ff ff',
    );
  });

  it('refuses what has no place in a header', () => {
    expect(() => frame({ opcode: 16 })).toThrow(RangeError);
    expect(() => frame({ opcode: 1, rsv: 8 })).toThrow(RangeError);
    expect(() => frame({ opcode: 1, mask: '01 02 03' })).toThrow(RangeError);
    expect(() => frame({ opcode: 1, payload: new Uint8Array(126), lengthForm: 7 })).toThrow(RangeError);
    expect(() => frame({ opcode: 1, declaredLength: 0x10000, lengthForm: 16 })).toThrow(RangeError);
  });
});

describe('masked', () => {
  it('undoes itself, from any offset on', () => {
    const key = hex('de ad be ef');
    const data = hex('00 01 02 03 04 05 06');
    expect(masked(masked(data, key), key)).toEqual(data);
    expect(masked(data.subarray(3), key, 3)).toEqual(masked(data, key).subarray(3));
  });
});

describe('closePayload', () => {
  it('is a code and a reason, as ws reads it', async () => {
    const payload = closePayload(1008, 'policy');
    expect(toHex(payload)).toBe('03 f0 70 6f 6c 69 63 79');
    const [heard] = await heardByWs([frame({ opcode: 'close', payload })]);
    expect(heard).toMatchObject({ event: 'close', code: 1008 });
  });
});
