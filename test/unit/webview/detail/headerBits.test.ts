import { describe, expect, it } from 'vitest';
import { extendedFields, fixedFields, hexOf } from '../../../../webview/detail/headerBits.ts';
import { bytesOf, detailOf } from './frameDetail.ts';

describe('header fields', () => {
  it('takes the first two bytes apart into their sixteen bits', () => {
    const fields = fixedFields(detailOf());
    expect(fields.map(({ name, wire }) => [name, wire])).toEqual([
      ['FIN', '1'],
      ['RSV1', '0'],
      ['RSV2', '0'],
      ['RSV3', '0'],
      ['Opcode', '0001'],
      ['MASK', '0'],
      ['Length', '0000101'],
    ]);
    expect(fields.reduce((sum, { bits }) => sum + bits, 0)).toBe(16);
    expect(fields.map(({ wire }) => wire).join('')).toBe('1000000100000101');
  });

  it('reads each of them from the wire', () => {
    const fields = fixedFields(detailOf({ header: bytesOf('7bfe0080'), row: { opcode: 0xb, fin: false } }));
    expect(fields.map(({ wire }) => wire).join('')).toBe('0111101111111110');
  });

  it('says that a set RSV1 means compression where it does (RFC 7692 §6)', () => {
    const header = bytesOf('c105');
    expect(fixedFields(detailOf({ header, compressed: true }))[1]?.value).toBe('compressed');
    expect(fixedFields(detailOf({ header }))[1]?.value).toBe('set');
  });

  it('has nothing more for a short unmasked frame', () => {
    expect(extendedFields(detailOf())).toEqual([]);
  });

  it('shows two bytes of extended length', () => {
    expect(extendedFields(detailOf({ header: bytesOf('817e0084') }))).toMatchObject([
      { name: 'Extended length', wire: '00 84', value: '132', bits: 16 },
    ]);
  });

  it('shows eight bytes of extended length and the masking key', () => {
    const header = bytesOf('82ff000000000001116237fa213d');
    expect(extendedFields(detailOf({ header, maskingKey: bytesOf('37fa213d') }))).toMatchObject([
      { name: 'Extended length', wire: '00 00 00 00 00 01 11 62', value: '69,986', bits: 64 },
      { name: 'Masking key', wire: '37 fa 21 3d', bits: 32 },
    ]);
  });

  it('names a clause for each field', () => {
    const detail = detailOf({ header: bytesOf('81fe00840000ffff'), maskingKey: bytesOf('0000ffff') });
    for (const { title } of [...fixedFields(detail), ...extendedFields(detail)]) expect(title).toMatch(/RFC \d{4} §/);
  });

  it('writes bytes in hex', () => {
    expect(hexOf(bytesOf('00ff0a'))).toBe('00 ff 0a');
    expect(hexOf(new Uint8Array())).toBe('');
  });
});
