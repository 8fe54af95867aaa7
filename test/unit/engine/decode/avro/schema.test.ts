import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { avroSchema, canonicalForm, fingerprint } from '../../../../../src/engine/decode/avro/schema.ts';
import { tickSchema, tickType } from '../../../../support/decode/avroWitness.ts';

const read = (schema: unknown) => avroSchema(JSON.stringify(schema)).root!;

describe('avroSchema', () => {
  it('has one way of writing a schema, which is that of avsc', () => {
    const text = readFileSync(tickSchema, 'utf8');
    expect(JSON.parse(canonicalForm(avroSchema(text).root!))).toEqual(JSON.parse(JSON.stringify(tickType.schema())));
  });

  // share/test/data/schema-tests.txt of github.com/apache/avro.
  it.each<[unknown, bigint]>([
    ['null', 7_195_948_357_588_979_594n],
    ['boolean', -6_970_731_678_124_411_036n],
    ['int', 8_247_732_601_305_521_295n],
    ['long', -3_434_872_931_120_570_953n],
    ['float', 5_583_340_709_985_441_680n],
    ['double', -8_181_574_048_448_539_266n],
    ['bytes', 5_746_618_253_357_095_269n],
    ['string', -8_142_146_995_180_207_161n],
    [[], -1_241_056_759_729_112_623n],
    [['int'], -5_232_228_896_498_058_493n],
  ])('has the fingerprint of %j that Avro has', (schema, expected) => {
    expect(BigInt.asIntN(64, fingerprint(read(schema)))).toBe(expected);
  });

  it('knows types by their names, in namespaces and in protocols', () => {
    const text = JSON.stringify({
      protocol: 'P',
      namespace: 'a.b',
      types: [
        { type: 'fixed', name: 'F', size: 2 },
        { type: 'record', name: 'R', fields: [{ name: 'f', type: 'F' }] },
        { type: 'record', name: 'c.S', fields: [{ name: 'r', type: ['null', 'a.b.R'] }] },
      ],
    });
    const { root, named } = avroSchema(text);
    expect(root).toBeUndefined();
    expect([...named.keys()]).toEqual(['a.b.F', 'a.b.R', 'c.S']);
  });

  it.each<[string, string]>([
    ['It is not JSON.', 'nonsense'],
    ['There is no type "Missing" in Avro.', '"Missing"'],
    ['There is no type 7 in Avro.', '7'],
    ['A fixed type has no size.', '{"type":"fixed","name":"F","size":-1}'],
    ['A field of R is no object.', '{"type":"record","name":"R","fields":[1]}'],
    ['It is nested more than 100 deep.', `${'{"type":"array","items":'.repeat(200)}"int"${'}'.repeat(200)}`],
  ])('says %s', (words, text) => {
    expect(() => avroSchema(text)).toThrow(words);
  });
});
