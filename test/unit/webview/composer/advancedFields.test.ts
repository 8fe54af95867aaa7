import { describe, expect, it } from 'vitest';
import {
  fieldsOf,
  numberIn,
  repetition,
  sendingOptions,
  usualFields,
} from '../../../../webview/composer/advancedFields.ts';

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

describe('fieldsOf', () => {
  it.each([
    [{ fragment: 3, compress: false }],
    [{ fragment: 3 }],
    [{ compress: false }],
    [{ frame: { opcode: 15, fin: false, rsv: 5, mask: false, claimed: 0 } }],
    [{ frame: { opcode: 1, fin: true, rsv: 0, mask: true } }],
  ])('of %j mean the same', (how) => {
    expect(sendingOptions(fieldsOf(how)!)).toEqual(how);
  });

  it.each([undefined, {}, { escapes: true, variables: true }, { compress: true }])('are none of %j', (how) => {
    expect(fieldsOf(how)).toBeUndefined();
  });
});

describe('repetition', () => {
  it('is none for one time, else the count and the pace', () => {
    expect(repetition(usualFields)).toBeUndefined();
    expect(repetition({ ...usualFields, times: '1', every: 'no' })).toBeUndefined();
    expect(repetition({ ...usualFields, times: '1000000', every: '10' })).toEqual({ times: 1_000_000, every: 10 });
    expect(repetition({ ...usualFields, times: '2', every: '' })).toEqual({ times: 2, every: 1_000 });
  });

  it.each([
    ['1000001', '10'],
    ['0', '10'],
    ['2', '9'],
  ])('refuses %s times, every %s ms', (times, every) => {
    expect(() => repetition({ ...usualFields, times, every })).toThrow(
      expect.objectContaining({ code: 'not-a-number' }),
    );
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
