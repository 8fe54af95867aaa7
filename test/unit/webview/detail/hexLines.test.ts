import { describe, expect, it } from 'vitest';
import { hexLines } from '../../../../webview/detail/hexLines.ts';

const bytes = Uint8Array.from(Buffer.from('48656c6c6f0a00ff7f41', 'hex'));

describe('hex lines', () => {
  it('gives offset, bytes and what ASCII prints', () => {
    expect(hexLines(bytes)).toEqual([
      { offset: '0000', hex: '48 65 6c 6c 6f 0a 00 ff', ascii: 'Hello···' },
      { offset: '0008', hex: '7f 41', ascii: '·A' },
    ]);
  });

  it('counts offsets from where the bytes begin', () => {
    const lines = hexLines(bytes, 0, bytes.length, 8, 0x6400000);
    expect(lines.map(({ offset }) => offset)).toEqual(['6400000', '6400008']);
  });

  it('takes a part and another width', () => {
    expect(hexLines(bytes, 4, 9, 4)).toEqual([
      { offset: '0004', hex: '6f 0a 00 ff', ascii: 'o···' },
      { offset: '0008', hex: '7f', ascii: '·' },
    ]);
  });

  it('gives no line for no byte', () => {
    expect(hexLines(new Uint8Array())).toEqual([]);
  });

  it('widens offsets for a long payload', () => {
    expect(hexLines(new Uint8Array(0x10001), 0x10000)).toEqual([{ offset: '10000', hex: '00', ascii: '·' }]);
  });
});
