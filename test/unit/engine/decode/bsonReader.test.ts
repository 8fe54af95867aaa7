import {
  Binary,
  BSONRegExp,
  Code,
  Decimal128,
  deserialize,
  Double,
  EJSON,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  serialize,
  Timestamp,
} from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ByteRange } from '../../../../src/contract/decoding.ts';
import { BsonReader } from '../../../../src/engine/decode/bsonReader.ts';
import { writeBson } from '../../../../src/engine/decode/bsonWriter.ts';
import { DecodeError } from '../../../../src/engine/decode/format.ts';
import { jsonOf } from '../../../../src/engine/decode/plainText.ts';

const read = (bytes: Uint8Array, ranges?: ByteRange[]) => new BsonReader(bytes, ranges).whole();
const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const offsetOf = (hex: string): number | undefined | 'read' => {
  try {
    read(bytesOf(hex));
    return 'read';
  } catch (error) {
    if (error instanceof DecodeError) return error.offset;
    throw error;
  }
};

describe('BsonReader', () => {
  it('reads the examples of bsonspec.org', () => {
    const hello = '16000000 02 68656c6c6f00 06000000 776f726c6400 00';
    expect(structuredClone(read(bytesOf(hello)))).toEqual({ hello: 'world' });
    const awesome = `31000000 04 42534f4e00 26000000
      02 3000 08000000 617765736f6d6500 01 3100 333333333333 1440 10 3200 c2070000 00 00`.replaceAll(/\s/g, '');
    expect(structuredClone(read(bytesOf(awesome)))).toEqual({ BSON: ['awesome', 5.05, 1986] });
  });

  it('writes every type as Extended JSON does', () => {
    const all = {
      double: new Double(1.5),
      int: new Int32(7),
      long: Long.fromBigInt(2n ** 53n - 1n),
      oid: new ObjectId('507f1f77bcf86cd799439011'),
      date: new Date(1_700_000_000_123),
      whole: new Date(1_700_000_000_000),
      early: new Date(-5),
      regex: new BSONRegExp('a.b', 'i'),
      code: new Code('f()'),
      scoped: new Code('f()', { a: 1 }),
      time: new Timestamp({ t: 5, i: 9 }),
      uuid: new Binary(Buffer.from('00112233445566778899aabbccddeeff', 'hex'), 4),
      decimal: Decimal128.fromString('0.1'),
      low: new MinKey(),
      high: new MaxKey(),
      nothing: null,
      yes: true,
    };
    expect(JSON.parse(jsonOf(read(serialize(all)), Infinity).text)).toEqual(EJSON.serialize(all, { relaxed: true }));
    expect(structuredClone(read(serialize({ a: new Binary(Buffer.from('00ff', 'hex')) })))).toEqual({ a: "h'00ff'" });
    expect(structuredClone(read(serialize({ a: 2n ** 60n })))).toEqual({ a: 2n ** 60n });
  });

  it('reads what the library writes, and the library what is written here', () => {
    const key = fc.string({ minLength: 1 }).filter((name) => !name.includes('\0') && !name.startsWith('$'));
    const leaf = fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('any')), tie('object')),
      object: fc.dictionary(key, tie('any'), { maxKeys: 5, noNullPrototype: true }),
    })).object;
    fc.assert(
      fc.property(value, (one) => {
        const tree = read(serialize(one));
        expect(JSON.parse(JSON.stringify(tree))).toEqual(JSON.parse(JSON.stringify(one)));
        expect(deserialize(writeBson(tree))).toEqual(deserialize(serialize(one)));
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('writes again what Extended JSON has a name for', () => {
    const all = {
      a: new ObjectId('507f1f77bcf86cd799439011'),
      d: new Date(1),
      b: new Binary(Buffer.from('ff', 'hex'), 5),
    };
    expect(Buffer.from(writeBson(read(serialize(all))))).toEqual(Buffer.from(serialize(all)));
    expect(Buffer.from(writeBson(read(serialize({ d: new Date(-5) }))))).toEqual(
      Buffer.from(serialize({ d: new Date(-5) })),
    );
  });

  it('says where values lie', () => {
    const ranges: ByteRange[] = [];
    read(bytesOf('0c000000 10 6100 01000000 00'), ranges);
    expect(ranges).toEqual([
      { path: ['a'], from: 7, to: 11 },
      { path: [], from: 0, to: 12 },
    ]);
  });

  it.each([
    ['', 0, 'nothing'],
    ['04000000', 0, 'too short a document'],
    ['ffffff7f00', 0, 'a huge one'],
    ['0c000000 10 6100 01000000 01', 11, 'no zero at its end'],
    ['0c000000 10 6161 01000000 00 00', 12, 'more than there is to be'],
    ['0c000000 20 6100 01000000 00', 7, 'a type that there is not'],
    ['0c000000 02 6100 00000000 00', 7, 'a text of no length'],
    ['09000000 08 6100 02 00', 7, 'a boolean of 2'],
    ['0500000000 00', 5, 'bytes behind it'],
  ])('refuses %s at %s: %s', (hex, offset) => {
    expect(offsetOf(hex)).toBe(offset);
  });

  it('takes __proto__ for a name', () => {
    const bytes = bytesOf('14000000 10 5f5f70726f746f5f5f00 01000000 00');
    expect(jsonOf(read(bytes), 100).text).toBe('{"__proto__":1}');
  });
});
