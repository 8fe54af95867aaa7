import { encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ByteRange } from '../../../../src/contract/decoding.ts';
import { CborReader } from '../../../../src/engine/decode/cborReader.ts';
import { DecodeError } from '../../../../src/engine/decode/format.ts';

const read = (hex: string): unknown => new CborReader(Buffer.from(hex.replaceAll(' ', ''), 'hex')).whole();
const offsetOf = (hex: string): number | undefined => {
  try {
    read(hex);
    return -1;
  } catch (error) {
    if (error instanceof DecodeError) return error.offset;
    throw error;
  }
};

describe('CborReader', () => {
  // RFC 8949, Appendix A.
  it.each([
    ['00', 0],
    ['17', 23],
    ['1818', 24],
    ['1903e8', 1000],
    ['1a000f4240', 1_000_000],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['1bffffffffffffffff', 18_446_744_073_709_551_615n],
    ['c249010000000000000000', 18_446_744_073_709_551_616n],
    ['3bffffffffffffffff', -18_446_744_073_709_551_616n],
    ['c349010000000000000000', -18_446_744_073_709_551_617n],
    ['20', -1],
    ['3903e7', -1000],
    ['f90000', 0],
    ['f98000', -0],
    ['f93c00', 1],
    ['fb3ff199999999999a', 1.1],
    ['f93e00', 1.5],
    ['f97bff', 65_504],
    ['fa47c35000', 100_000],
    ['fa7f7fffff', 3.402_823_466_385_288_6e38],
    ['fb7e37e43c8800759c', 1e300],
    ['f90001', 5.960_464_477_539_063e-8],
    ['f90400', 0.000_061_035_156_25],
    ['f9c400', -4],
    ['f97c00', Infinity],
    ['f97e00', NaN],
    ['f9fc00', -Infinity],
    ['f4', false],
    ['f5', true],
    ['f6', null],
    ['f7', { simple: 'undefined' }],
    ['f0', { simple: 16 }],
    ['f8ff', { simple: 255 }],
    [
      'c074323031332d30332d32315432303a30343a30305a',
      { tag: 0, value: '2013-03-21T20:04:00Z', date: '2013-03-21T20:04:00Z' },
    ],
    ['c11a514b67b0', { tag: 1, value: 1_363_896_240, date: '2013-03-21T20:04:00Z' }],
    ['c1fb41d452d9ec200000', { tag: 1, value: 1_363_896_240.5, date: '2013-03-21T20:04:00.500Z' }],
    ['d74401020304', { tag: 23, value: "h'01020304'" }],
    ['d818456449455446', { tag: 24, value: "h'6449455446'" }],
    ['40', "h''"],
    ['4401020304', "h'01020304'"],
    ['60', ''],
    ['6161', 'a'],
    ['62225c', '"\\'],
    ['62c3bc', 'ü'],
    ['64f0908591', '\u{10151}'],
    ['80', []],
    ['83010203', [1, 2, 3]],
    ['8301820203820405', [1, [2, 3], [4, 5]]],
    ['a0', {}],
    ['a201020304', { '1': 2, '3': 4 }],
    ['a26161016162820203', { a: 1, b: [2, 3] }],
    ['826161a161626163', ['a', { b: 'c' }]],
    ['5f42010243030405ff', "h'0102030405'"],
    ['7f657374726561646d696e67ff', 'streaming'],
    ['7f 62c3bc 60 64f0908591 ff', 'ü\u{10151}'],
    ['9fff', []],
    ['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
    ['83019f0203ff820405', [1, [2, 3], [4, 5]]],
    ['bf61610161629f0203ffff', { a: 1, b: [2, 3] }],
    ['bf6346756ef563416d7421ff', { Fun: true, Amt: -2 }],
    ['d9d9f7 80', []],
  ])('reads %s', (hex, value) => {
    expect(read(hex)).toEqual(value);
  });

  it.each([
    ['', 0],
    ['18', 1],
    ['1c', 0],
    ['ff', 0],
    ['81', 1],
    ['9bffffffffffffffff', 9],
    ['61', 1],
    ['61ff', 1],
    ['7f4101ff', 1],
    ['0000', 1],
    ['5f', 1],
    // Each part of a text is one by itself: no character is split over two (RFC 8949 §3.2.3).
    ['7f 61ff ff', 2],
    ['7f 6161 61c3 61a9 ff', 4],
    ['a1 7f 61ff ff 01', 3],
  ])('says where %s is wrong', (hex, offset) => {
    expect(offsetOf(hex)).toBe(offset);
  });

  it.each([
    ['9b ffffffffffffffff', 'An array of 18,446,744,073,709,551,615 elements is announced; bytes left: 0.'],
    ['9a ffffffff 01', 'An array of 4,294,967,295 elements is announced; bytes left: 1.'],
    ['bb 0000000100000000 01', 'A map of 4,294,967,296 members is announced; bytes left: 1.'],
    ['a2 01 02', 'A map of 2 members is announced; bytes left: 2.'],
    ['7a ffffffff 61', 'A text of 4,294,967,295 bytes is announced; bytes left: 1.'],
    ['5b 0000010000000000', 'Binary data of 1,099,511,627,776 bytes is announced; bytes left: 0.'],
    ['7f 64 61', 'A text of 4 bytes is announced; bytes left: 1.'],
    ['5f 44 61', 'Binary data of 4 bytes is announced; bytes left: 1.'],
    ['fb 00', 'Bytes needed here: 8; bytes left: 1.'],
    ['82 01', 'An array of 2 elements is announced; bytes left: 1.'],
    ['82 18 01', 'Bytes needed here: 1; bytes left: 0.'],
  ])('says of %s what is missing', (hex, sentence) => expect(() => read(hex)).toThrow(sentence));

  it('says where values lie', () => {
    const ranges: ByteRange[] = [];
    new CborReader(Buffer.from('a26161016162820203', 'hex'), ranges).whole();
    expect(ranges).toContainEqual({ path: ['b', 0], from: 7, to: 8 });
  });

  it('ends where values are nested without end, and takes __proto__ for a name', () => {
    expect(() => new CborReader(Buffer.alloc(100_000, 0x81)).whole()).toThrow('An array of 1 elements is announced');
    expect(() => new CborReader(Buffer.alloc(100_000, 0xc1)).whole()).toThrow('Bytes needed here: 1; bytes left: 0.');
    expect(Object.keys(read('a1 69 5f5f70726f746f5f5f a0') as object)).toEqual(['__proto__']);
  });

  it('reads what cborg writes', () => {
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
        const got = new CborReader(encode(one)).whole();
        expect(JSON.parse(JSON.stringify(got))).toEqual(JSON.parse(JSON.stringify(one)));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it.each([
    ['a2 6161 01 6162 82 02 03', ['b', 1], { b: [null, 3] }],
    ['bf 6161 01 6162 02 ff', ['b'], { b: 2 }],
    ['9f a1 6161 01 a1 6162 02 ff', ['a'], [{ a: 1 }, {}]],
    ['a1 6161 c1 a1 6162 05', ['a', 'value'], { a: { tag: 1, value: { b: 5 } } }],
  ])('makes of %s only what lies on the route %j', (hex, route, value) => {
    expect(new CborReader(Buffer.from(hex.replaceAll(' ', ''), 'hex'), undefined, route).whole()).toEqual(value);
  });
});
