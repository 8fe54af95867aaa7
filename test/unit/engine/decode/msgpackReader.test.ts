import { encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ByteRange } from '../../../../src/contract/decoding.ts';
import { DecodeError } from '../../../../src/engine/decode/format.ts';
import { MsgpackReader } from '../../../../src/engine/decode/msgpackReader.ts';

const read = (hex: string): unknown => new MsgpackReader(Buffer.from(hex.replaceAll(' ', ''), 'hex')).whole();
const offsetOf = (hex: string): number | undefined => {
  try {
    read(hex);
    return -1;
  } catch (error) {
    if (error instanceof DecodeError) return error.offset;
    throw error;
  }
};

describe('MsgpackReader', () => {
  // github.com/msgpack/msgpack/blob/master/spec.md, “Formats”.
  it.each([
    ['c0', null],
    ['c2', false],
    ['c3', true],
    ['7f', 127],
    ['e0', -32],
    ['cc ff', 255],
    ['cd 0100', 256],
    ['ce ffffffff', 4_294_967_295],
    ['cf 0020000000000000', 9_007_199_254_740_992n],
    ['cf 0000000100000000', 4_294_967_296],
    ['d0 80', -128],
    ['d1 8000', -32_768],
    ['d2 80000000', -2_147_483_648],
    ['d3 ffffffffffffffff', -1],
    ['d3 8000000000000000', -9_223_372_036_854_775_808n],
    ['ca 3fc00000', 1.5],
    ['cb 3ff199999999999a', 1.1],
    ['a3 616263', 'abc'],
    ['d9 01 61', 'a'],
    ['da 0001 61', 'a'],
    ['db 00000001 61', 'a'],
    ['c4 02 00ff', "h'00ff'"],
    ['c5 0001 aa', "h'aa'"],
    ['92 01 02', [1, 2]],
    ['dc 0001 c0', [null]],
    ['dd 00000001 c0', [null]],
    ['82 a7636f6d70616374 c3 a6736368656d61 00', { compact: true, schema: 0 }],
    ['de 0001 a161 01', { a: 1 }],
    ['df 00000001 05 01', { '5': 1 }],
    ['81 92 01 02 c0', { '[1,2]': null }],
    ['d4 05 aa', { extension: 5, data: "h'aa'" }],
    ['c7 03 07 010203', { extension: 7, data: "h'010203'" }],
    // “Timestamp extension type”: 32, 64 and 96 bits.
    ['d6 ff 00000000', { timestamp: '1970-01-01T00:00:00.000Z' }],
    ['d7 ff 00000004 00000000', { timestamp: '1970-01-01T00:00:00.000000001Z' }],
    ['c7 0c ff 00000001 ffffffffffffffff', { timestamp: '1969-12-31T23:59:59.000000001Z' }],
  ])('reads %s', (hex, value) => {
    expect(read(hex)).toEqual(value);
  });

  it.each([
    ['', 0],
    ['c1', 0],
    ['a3 6162', 1],
    ['dd ffffffff', 5],
    ['df 7fffffff 00', 5],
    ['92 01', 1],
    ['01 02', 1],
    ['a2 c328', 1],
    ['c6 ffffffff 00', 5],
  ])('says where %s is wrong', (hex, offset) => {
    expect(offsetOf(hex)).toBe(offset);
  });

  it('says where values lie', () => {
    const ranges: ByteRange[] = [];
    new MsgpackReader(Buffer.from('82a16101a162920203', 'hex'), ranges).whole();
    expect(ranges).toContainEqual({ path: ['a'], from: 3, to: 4 });
    expect(ranges).toContainEqual({ path: ['b', 1], from: 8, to: 9 });
    expect(ranges).toContainEqual({ path: [], from: 0, to: 9 });
  });

  it('takes __proto__ for a name', () => {
    const value = read('81 a9 5f5f70726f746f5f5f 81 a161 01') as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });

  it('ends where lists are nested without end', () => {
    const endless = new MsgpackReader(Buffer.alloc(100_000, 0x91));
    expect(() => endless.whole()).toThrow('An array of 1 elements is announced; bytes left: 0.');
  });

  it.each([
    ['dd ffffffff 01', 'An array of 4,294,967,295 elements is announced; bytes left: 1.'],
    ['93 01', 'An array of 3 elements is announced; bytes left: 1.'],
    ['df ffffffff a161', 'A map of 4,294,967,295 members is announced; bytes left: 2.'],
    ['82 a161', 'A map of 2 members is announced; bytes left: 2.'],
    ['db 00010000 61', 'A text of 65,536 bytes is announced; bytes left: 1.'],
    ['81 a3 61', 'A text of 3 bytes is announced; bytes left: 1.'],
    ['c6 ffffffff 00', 'Binary data of 4,294,967,295 bytes is announced; bytes left: 1.'],
    ['c8 0100 05 00', 'An extension of 256 bytes is announced; bytes left: 1.'],
    ['d7 ff 00', 'An extension of 8 bytes is announced; bytes left: 1.'],
    ['cb 3ff1', 'Bytes needed here: 8; bytes left: 2.'],
    ['', 'Bytes needed here: 1; bytes left: 0.'],
  ])('says of %j what is missing', (hex, sentence) => expect(() => read(hex)).toThrow(sentence));

  it('ends where there are too many values', () => {
    const bytes = Buffer.alloc(2_000_005, 0xc0);
    bytes.set([0xdd, 0x00, 0x1e, 0x84, 0x80]);
    expect(() => new MsgpackReader(bytes).whole()).toThrow(/more than 1,000,000 values/);
  });

  it('reads what @msgpack/msgpack writes', () => {
    const value = fc.letrec((tie) => ({
      leaf: fc.oneof(
        fc.constant(null),
        fc.boolean(),
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.string(),
      ),
      list: fc.array(tie('any'), { maxLength: 5 }),
      map: fc.dictionary(fc.string(), tie('any'), { maxKeys: 5, noNullPrototype: true }),
      any: fc.oneof({ depthSize: 'small' }, tie('leaf'), tie('list'), tie('map')),
    })).any;
    fc.assert(
      fc.property(value, (one) => {
        const got = new MsgpackReader(encode(one)).whole();
        expect(JSON.parse(JSON.stringify(got))).toEqual(JSON.parse(JSON.stringify(one)));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it.each([
    ['82 a161 01 a162 92 02 03', ['b', 1], { b: [null, 3] }],
    ['92 82 a161 01 a162 05 81 a161 02', ['a'], [{ a: 1 }, { a: 2 }]],
    ['81 05 a3 616263', ['5'], { '5': 'abc' }],
    ['81 a161 81 a162 c3', ['a'], { a: { b: true } }],
    ['82 a161 01 a161 02', ['a'], { a: 2 }],
    ['c3', ['a'], true],
  ])('makes of %s only what lies on the route %j', (hex, route, value) => {
    expect(new MsgpackReader(Buffer.from(hex.replaceAll(' ', ''), 'hex'), undefined, route).whole()).toEqual(value);
  });

  it('refuses along a route what it refuses without one', () => {
    const outcome = (bytes: Uint8Array, route?: string[]) => {
      try {
        new MsgpackReader(bytes, undefined, route).whole();
        return 'read';
      } catch (error) {
        return error instanceof DecodeError ? [error.message, error.offset] : error;
      }
    };
    const sample = Buffer.from(encode({ a: 'text', b: [1, { c: null, d: 'é' }], e: new Uint8Array(3), f: 1.5 }));
    fc.assert(
      fc.property(fc.nat(sample.length - 1), fc.nat(255), (at, byte) => {
        const bytes = Buffer.from(sample);
        bytes[at] = byte;
        expect(outcome(bytes, ['none'])).toEqual(outcome(bytes));
      }),
      { seed: 3, numRuns: 2_000 },
    );
  });
});
