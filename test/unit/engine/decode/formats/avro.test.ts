import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { avroSchema, fingerprint } from '../../../../../src/engine/decode/avro/schema.ts';
import { tickSchema, tickType } from '../../../../support/decode/avroWitness.ts';
import { codecOf, evidence, ids, line, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const tick = {
  ...{ id: 7, symbol: 'ETH', side: 'SELL', price: 1.5, depth: [1], volumes: {}, note: null, before: null },
  signature: Buffer.from('01020304', 'hex'),
};
const hex = tickType.toBuffer(tick).toString('hex');
const tree = { ...tick, signature: "h'01020304'" };
const schema = { file: tickSchema };
const codec = await codecOf('avro', evidence([], { schema }));
const without = await codecOf('avro');
/** Lowest byte first. That fingerprints are those of Avro: avro/schema.test.ts. */
const lowestFirst = Buffer.alloc(8);
lowestFirst.writeBigUInt64LE(fingerprint(avroSchema(readFileSync(tickSchema, 'utf8')).root!));
const print = lowestFirst.toString('hex');

describe('Avro', () => {
  it('is read by its schema, plain or as a single object', () => {
    expect(read(codec, `0x${hex}`)).toEqual(tree);
    expect(read(codec, `0xc301${print}${hex}`)).toEqual(tree);
    expect(line(codec, `0x${hex}`)).toMatch(/^\{"id":7,"symbol":"ETH","side":"SELL","price":1\.5,/);
    expect(ids(codec, `0x${hex}`)).toEqual(['either 7']);
  });

  it('says what is wrong', () => {
    expect(refusedAt(codec, '0x0e06')).toBe(2);
    expect(() => read(codec, `0xc301 0011223344556677 ${hex}`)).toThrow('with the fingerprint 7766554433221100');
    expect(() => read(without, `0x${hex}`)).toThrow(/Avro is read by its schema/);
  });

  it('tells of a single object without its schema which one it has', () => {
    expect(read(without, `0xc301 0011223344556677 0e`)).toEqual({ fingerprint: '7766554433221100', data: "h'0e'" });
  });

  it('takes the type that the profile names', async () => {
    const one = await codecOf('avro', evidence([], { schema: { ...schema, in: 'Side', out: 'feed.v1.Tick' } }));
    expect(read(one, '0x02')).toBe('SELL');
    expect(read(one, `0x${hex}`, 'out')).toEqual(tree);
    const none = await codecOf('avro', evidence([], { schema: { ...schema, message: 'Nobody' } }));
    expect(() => read(none, '0x02')).toThrow('The schema has no message Nobody, or several; it has: feed.v1.Tick, ');
    const missing = await codecOf('avro', evidence([], { schema: { file: '/nowhere/a.avsc' } }));
    expect(() => read(missing, '0x02')).toThrow(/The schema \/nowhere\/a\.avsc cannot be read/);
  });

  it('is recognised by a schema, and by single objects', () => {
    expect(sure('avro', evidence([], { schema }))).toBe(1);
    expect(sure('avro', evidence([], { schema: { file: 'a.proto' } }))).toBe(0);
    expect(sure('avro', evidence([`< 0xc301${print}${hex}`]))).toBe(0.7);
    expect(sure('avro', evidence([`< 0xc301${print}${hex}`, '< 0x00']))).toBe(0);
  });

  it('is written', () => {
    expect(Buffer.from((codec.encode!(tree as never) as { bytes: Uint8Array }).bytes).toString('hex')).toBe(hex);
  });
});
