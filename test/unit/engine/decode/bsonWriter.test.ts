import { describe, expect, it } from 'vitest';
import { writeBson } from '../../../../src/engine/decode/bsonWriter.ts';
import type { Plain } from '../../../../src/engine/decode/plain.ts';

// That the library reads what is written: bsonReader.test.ts.
describe('writeBson', () => {
  it('takes the shortest type that a number fits', () => {
    const typeOf = (value: Plain): number => writeBson({ a: value })[4]!;
    expect([1, 2 ** 31, 2n ** 60n, 1.5, -0].map(typeOf)).toEqual([0x10, 0x12, 0x12, 0x01, 0x01]);
  });

  it.each<[string, Plain]>([
    ['A document of BSON is an object.', [1]],
    ['A name has no zero in it: "a\\u0000b".', { 'a\0b': 1 }],
    ['It is no time: "soon".', { a: { $date: 'soon' } }],
    ['$numberDecimal of BSON is read, and not written.', { a: { $numberDecimal: '1' } }],
  ])('says %s', (words, tree) => {
    expect(() => writeBson(tree)).toThrow(words);
  });

  it('ends where it is nested too deep', () => {
    let tree: Plain = {};
    for (let i = 0; i < 300; i++) tree = { a: tree };
    expect(() => writeBson(tree)).toThrow(/nested more than 256 deep/);
  });
});
