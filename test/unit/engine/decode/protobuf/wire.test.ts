import { describe, expect, it } from 'vitest';
import { DecodeError } from '../../../../../src/engine/decode/format.ts';
import { areFields, WireReader } from '../../../../../src/engine/decode/protobuf/wire.ts';

const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const fields = (hex: string) => new WireReader(bytesOf(hex)).fields(0, bytesOf(hex).length);
const offsetOf = (hex: string): number | undefined | 'read' => {
  try {
    fields(hex);
    return 'read';
  } catch (error) {
    if (error instanceof DecodeError) return error.offset;
    throw error;
  }
};

// protobuf.dev/programming-guides/encoding.
describe('WireReader', () => {
  it('reads the examples of the guide', () => {
    expect(fields('08 9601')).toEqual([{ number: 1, from: 0, at: 1, to: 3, wire: 'varint', value: 150 }]);
    expect(fields('12 07 74657374696e67')).toEqual([{ number: 2, from: 0, at: 2, to: 9, wire: 'length' }]);
    expect(new WireReader(bytesOf('038e029ea705')).varints(0, 6).map(({ value }) => value)).toEqual([3, 270, 86_942]);
    const reader = new WireReader(bytesOf('feffffffffffffffff01'));
    expect([reader.varint(0, 10), reader.next]).toEqual([2n ** 64n - 2n, 10]);
  });

  it('reads what has a fixed length, and groups', () => {
    expect(fields('0d 01000000 11 0100000000000000').map(({ wire, to }) => [wire, to])).toEqual([
      ['fixed32', 5],
      ['fixed64', 14],
    ]);
    expect(fields('0b 1001 0c')).toEqual([
      {
        number: 1,
        from: 0,
        at: 1,
        to: 3,
        wire: 'group',
        fields: [{ number: 2, from: 1, at: 2, to: 3, wire: 'varint', value: 1 }],
      },
    ]);
  });

  it.each([
    ['08', 1, 'a number that is missing'],
    ['0880', 2, 'one that does not end'],
    ['08 ffffffffffffffffffffff01', 1, 'one of eleven bytes'],
    ['0001', 0, 'the number 0'],
    ['0801 0f', 2, 'the wire type 7'],
    ['0a05 6869', 2, 'a length past the end'],
    ['0a ffffffff0f', 6, 'a huge length'],
    ['0d 0100', 1, 'too few bytes for 32 bits'],
    ['0c', 0, 'the end of no group'],
    ['0b 1001', 3, 'a group without an end'],
    ['0b 14', 1, 'the end of another group'],
  ])('refuses %s at %s: %s', (hex, offset) => {
    expect(offsetOf(hex)).toBe(offset);
  });

  it('is not led astray by groups without end', () => {
    expect(() => fields('0b'.repeat(100_000))).toThrow(/nested more than 256 deep/);
  });
});

describe('areFields', () => {
  it.each(['089601', '120774657374696e67', '0d01000000', '', '08011001', 'fa3f0161'])('is true for %s', (hex) => {
    expect(areFields(bytesOf(hex), 0, hex.length / 2)).toBe(true);
  });

  it.each(['08', '0001', '0801ff', '0a056869', '0b10010c', '0affffffffff7f', '80808080808001'])(
    'is false for %s',
    (hex) => {
      expect(areFields(bytesOf(hex), 0, hex.length / 2)).toBe(false);
    },
  );

  it('is true for nothing that the reader refuses', () => {
    for (let seed = 0; seed < 20_000; seed++) {
      const bytes = Uint8Array.from(
        { length: 1 + (seed % 7) },
        (_, i) => (seed * (i + 3) * 2_654_435_761) >>> (seed % 19),
      );
      if (areFields(bytes, 0, bytes.length)) expect(() => new WireReader(bytes).fields(0, bytes.length)).not.toThrow();
    }
  });
});
