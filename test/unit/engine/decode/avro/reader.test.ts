import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ByteRange } from '../../../../../src/contract/decoding.ts';
import { AvroReader } from '../../../../../src/engine/decode/avro/reader.ts';
import { avroSchema, type AvroType } from '../../../../../src/engine/decode/avro/schema.ts';
import { writeAvro } from '../../../../../src/engine/decode/avro/writer.ts';
import { DecodeError } from '../../../../../src/engine/decode/format.ts';
import { asTree, tick, tickSchema, tickType } from '../../../../support/decode/avroWitness.ts';

const typeOf = (schema: unknown): AvroType => avroSchema(JSON.stringify(schema)).root!;
const type = avroSchema(readFileSync(tickSchema, 'utf8')).root!;
const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const read = (schema: unknown, hex: string, ranges?: ByteRange[]): unknown =>
  structuredClone(new AvroReader(bytesOf(hex), typeOf(schema), ranges).whole());

describe('AvroReader', () => {
  it('reads what avsc writes, and avsc what is written here', () => {
    fc.assert(
      fc.property(tick, (value) => {
        const bytes = tickType.toBuffer(value);
        const tree = new AvroReader(bytes, type).whole();
        expect(structuredClone(tree)).toEqual(asTree(value));
        expect(asTree(tickType.fromBuffer(writeAvro(tree, type)))).toEqual(asTree(value));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  // The examples of the specification, “Binary Encoding”.
  it.each<[unknown, string, unknown]>([
    ['long', '00', 0],
    ['long', '01', -1],
    ['long', '7f', -64],
    ['long', '8001', 64],
    ['string', '06666f6f', 'foo'],
    [{ type: 'array', items: 'long' }, '04063600', [3, 27]],
    [['null', 'string'], '00', null],
    [['null', 'string'], '020261', 'a'],
    // A block with its length in bytes.
    [{ type: 'array', items: 'long' }, '030406360 0'.replace(' ', ''), [3, 27]],
    ['long', 'ffffffffffffffffff01', -(2n ** 63n)],
  ])('reads %j of %s', (schema, hex, value) => {
    expect(read(schema, hex)).toEqual(value);
  });

  it('says where values lie', () => {
    const ranges: ByteRange[] = [];
    const fields = [
      { name: 'a', type: 'long' },
      { name: 'b', type: { type: 'array', items: 'string' } },
    ];
    expect(read({ type: 'record', name: 'r', fields }, '36 02 0666 6f6f 00', ranges)).toEqual({ a: 27, b: ['foo'] });
    expect(ranges).toEqual([
      { path: ['a'], from: 0, to: 1 },
      { path: ['b', 0], from: 2, to: 6 },
      { path: ['b'], from: 1, to: 7 },
      { path: [], from: 0, to: 7 },
    ]);
  });

  it.each<[unknown, string, number]>([
    ['long', '', 0],
    ['long', '80', 1],
    ['long', 'ffffffffffffffffffff01', 0],
    ['boolean', '02', 0],
    ['string', '01', 0],
    ['string', 'fefffffffffffffff701', 10],
    [['null'], '02', 0],
    [{ type: 'enum', name: 'e', symbols: ['A'] }, '02', 0],
    ['null', '00', 0],
  ])('refuses for %j %s at %s', (schema, hex, offset) => {
    expect(() => read(schema, hex)).toThrow(expect.objectContaining({ offset }));
    expect(() => read(schema, hex)).toThrow(DecodeError);
  });

  it('ends at values that take no bytes, and at records within records', () => {
    expect(() => read({ type: 'array', items: 'null' }, 'feffffffffff7f')).toThrow(/more than 1,000,000 values/);
    const list = { type: 'record', name: 'l', fields: [{ name: 'next', type: ['null', 'l'] }] };
    expect(() => read(list, '02'.repeat(1_000))).toThrow(/nested more than 256 deep/);
  });
});
