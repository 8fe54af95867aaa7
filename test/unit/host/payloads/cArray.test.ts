import { describe, expect, it } from 'vitest';
import { cArray } from '../../../../src/host/payloads/cArray.ts';

describe('a payload as an array of C', () => {
  it('has twelve bytes a line', () => {
    const bytes = new Uint8Array(Buffer.from('000102030405060708090a0bff', 'hex'));
    expect(cArray(bytes, 7)).toBe(
      'unsigned char frame_7[] = {\n' +
        '  0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0b,\n' +
        '  0xff\n};\nunsigned int frame_7_len = 13;',
    );
  });

  it('is valid C of an empty one', () => {
    expect(cArray(new Uint8Array(), 1)).toBe('unsigned char frame_1[] = {0};\nunsigned int frame_1_len = 0;');
  });
});
