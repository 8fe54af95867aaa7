import { describe, expect, it } from 'vitest';
import type { Plain } from '../../../../../src/engine/decode/plain.ts';
import { loadSchema } from '../../../../../src/engine/decode/protobuf/loadSchema.ts';
import { writeMessage } from '../../../../../src/engine/decode/protobuf/writer.ts';
import { decoded, feedSchema } from '../../../../support/decode/protobufWitness.ts';

const { schema } = await loadSchema({ file: feedSchema, message: 'Everything' });
const write = (tree: Plain, name = 'Everything'): Uint8Array =>
  writeMessage(tree, schema.messages.get(`feed.v1.${name}`), schema);

describe('writeMessage', () => {
  it('writes what protobufjs reads', () => {
    const tree = { an_int32: -1, a_uint64: 2n ** 64n - 1n, a_sint64: -5, a_side: 'SELL', doubles: ['NaN', 1.5] };
    expect(decoded('feed.v1.Everything', write(tree))).toEqual({
      an_int32: -1,
      a_uint64: '18446744073709551615',
      a_sint64: '-5',
      a_side: 'SELL',
      doubles: [NaN, 1.5],
    });
  });

  it('writes fields that the schema does not know by their numbers', () => {
    expect(Buffer.from(write({ 200: 'hi', 201: [1, 2] }, 'Tick')).toString('hex')).toBe('c20c026869c80c01c80c02');
  });

  it.each<[string, Plain, string?]>([
    ['A message is an object: feed.v1.Everything.', [1]],
    ['feed.v1.Everything has no field tick.', { tick: 1 }],
    ['protobuf has no field name.', { name: 1 }, ''],
    ['doubles is repeated: it is written as a list.', { doubles: 1 }],
    ['by_number is a map: it is written as an object.', { by_number: [] }],
    ['"x" is no whole number.', { by_number: { x: 'a' } }],
    ['"1" is no whole number.', { an_int32: '1' }],
    ['"1" is no number.', { a_double: '1' }],
    ['1 is none of bool.', { a_bool: 1 }],
    ['1 is none of string.', { a_string: 1 }],
    ["Bytes are written as h'00ff'.", { some_bytes: 'text' }],
    ['The enum has no value "HOLD".', { a_side: 'HOLD' }],
  ])('says %s', (words, tree, name) => {
    expect(() => (name === '' ? writeMessage(tree, undefined) : write(tree))).toThrow(words);
  });

  it('ends where it is nested too deep', () => {
    let tree: Plain = {};
    for (let i = 0; i < 300; i++) tree = { more: tree };
    expect(() => write(tree)).toThrow(/nested more than 256 deep/);
  });
});
