import { describe, expect, it } from 'vitest';
import { encodeFrame } from '../../../../src/engine/wire/frameEncoder.ts';
import { frame, hex } from '../../../support/frames/index.ts';

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const bytes = hex('48656c6c6f');

describe('encodeFrame', () => {
  it('writes the examples of RFC 6455 §5.7', () => {
    const hello = { fin: true, rsv: 0, opcode: 1, bytes };
    expect(hexOf(encodeFrame(hello))).toBe('810548656c6c6f');
    expect(hexOf(encodeFrame(hello, hex('37fa213d')))).toBe('818537fa213d7f9f4d5158');
    expect(hexOf(encodeFrame({ ...hello, bytes: new Uint8Array(256) }).subarray(0, 5))).toBe('817e010000');
    expect(hexOf(encodeFrame({ ...hello, bytes: new Uint8Array(65_536) }).subarray(0, 10))).toBe(
      '817f0000000000010000',
    );
  });

  it('states the length that is claimed, in its shortest form', () => {
    const claims = [0, 4, 125, 126, 65_535, 65_536, Number.MAX_SAFE_INTEGER];
    expect(claims.map((claimed) => hexOf(encodeFrame({ fin: false, rsv: 0, opcode: 0, bytes, claimed })))).toEqual([
      '000048656c6c6f',
      '000448656c6c6f',
      '007d48656c6c6f',
      '007e007e48656c6c6f',
      '007effff48656c6c6f',
      '007f000000000001000048656c6c6f',
      '007f001fffffffffffff48656c6c6f',
    ]);
  });

  it('writes every opcode, FIN and RSV as an independent builder does', () => {
    const key = hex('01020408');
    for (let byte = 0; byte < 256; byte++) {
      const fields = { fin: byte > 127, rsv: (byte >> 4) & 7, opcode: byte & 15 };
      expect(hexOf(encodeFrame({ ...fields, bytes }, key))).toBe(
        hexOf(frame({ ...fields, mask: key, payload: bytes })),
      );
    }
  });

  it('leaves the bytes that it is given as they are', () => {
    encodeFrame({ fin: true, rsv: 0, opcode: 2, bytes }, hex('ffffffff'));
    expect(hexOf(bytes)).toBe('48656c6c6f');
  });
});
