import { describe, expect, it } from 'vitest';
import { base64Bytes, base64Text, hexBytes, hexText } from '../../../../src/host/panel/byteNotation.ts';

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('hexBytes', () => {
  it.each([
    ['', ''],
    ['00ff1E', '00ff1e'],
    ['00 ff\n1e', '00ff1e'],
    ['0x00, 0xFF; 0x1e', '00ff1e'],
    ['00:ff-1e_aa', '00ff1eaa'],
    ['0x', ''],
  ])('%j', (text, hex) => {
    expect(hexOf(hexBytes(text))).toBe(hex);
  });

  it.each([
    ['0g', 'hex-digit', '"g" at position 2'],
    ['00 zz', 'hex-digit', '"z" at position 4'],
    ['abc', 'hex-odd', 'position 3'],
    ['a bc', 'hex-odd', 'position 1'],
    ['00 0', 'hex-odd', 'position 4'],
    ['０0', 'hex-digit', 'position 1'],
  ])('%j says where', (text, code, where) => {
    expect(() => hexBytes(text)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(where) }));
  });
});

describe('hexText', () => {
  it('writes pairs, of a view too', () => {
    expect(hexText(new Uint8Array([9, 0, 255, 30, 9]).subarray(1, 4))).toBe('00 ff 1e');
    expect(hexText(new Uint8Array())).toBe('');
  });
});

describe('base64Bytes', () => {
  it.each([
    ['', ''],
    ['AP8e', '00ff1e'],
    ['AP8=', '00ff'],
    ['AP8', '00ff'],
    ['AA==', '00'],
    ['_-8 \n=', 'ffef'],
    ['/+8=', 'ffef'],
  ])('%j', (text, hex) => {
    expect(hexOf(base64Bytes(text))).toBe(hex);
  });

  it.each([
    ['A*P8', '"*" at position 2'],
    ['AA==AP8e', 'position 3'],
    ['AP8e=', '1 padding characters instead of 0'],
    ['AA=', '1 padding characters instead of 2'],
    ['A', 'last digit stands alone'],
  ])('%j says what is wrong', (text, what) => {
    expect(() => base64Bytes(text)).toThrow(
      expect.objectContaining({ code: 'base64', message: expect.stringContaining(what) }),
    );
  });
});

describe('base64Text', () => {
  it('writes a view', () => {
    expect(base64Text(new Uint8Array([9, 0, 255, 30]).subarray(1))).toBe('AP8e');
  });
});
