import { describe, expect, it } from 'vitest';
import { numberIn, sendingOptions, usualFields } from '../../../../webview/composer/advancedFields.ts';

describe('sendingOptions', () => {
  it('of a message are only what differs from the usual', () => {
    expect(sendingOptions(usualFields)).toEqual({});
    expect(sendingOptions({ ...usualFields, fragment: ' 16 ', uncompressed: true, claimed: 'no' })).toEqual({
      fragment: 16,
      compress: false,
    });
  });

  it('of a raw frame are its bits', () => {
    expect(sendingOptions({ ...usualFields, as: 'frame', fragment: 'no' })).toEqual({
      frame: { opcode: 1, fin: true, rsv: 0, mask: true },
    });
    const odd = { ...usualFields, as: 'frame', opcode: 15, fin: false, rsv: 5, mask: false, claimed: '0' } as const;
    expect(sendingOptions(odd)).toEqual({ frame: { opcode: 15, fin: false, rsv: 5, mask: false, claimed: 0 } });
  });
});

describe('numberIn', () => {
  it.each(['0', '-1', '1.5', 'x', '0x10', '9007199254740992', '1e3'])('refuses %j', (text) => {
    expect(() => numberIn(text, 'Bytes', 1)).toThrow(expect.objectContaining({ code: 'not-a-number' }));
  });

  it('takes integers, and nothing', () => {
    expect(['', ' ', '1', '007'].map((text) => numberIn(text, 'Bytes', 1))).toEqual([undefined, undefined, 1, 7]);
  });
});
