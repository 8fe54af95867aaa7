import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ByteRange } from '../../../../../src/contract/decoding.ts';
import { loadSchema } from '../../../../../src/engine/decode/protobuf/loadSchema.ts';
import { messageOf } from '../../../../../src/engine/decode/protobuf/messageTree.ts';
import { writeMessage } from '../../../../../src/engine/decode/protobuf/writer.ts';
import { comparable, decoded, encoded, everything, feedSchema } from '../../../../support/decode/protobufWitness.ts';

const { schema } = await loadSchema({ file: feedSchema, message: 'Everything' });
const type = (name: string) => schema.messages.get(`feed.v1.${name}`)!;
const tree = (name: string, hex: string, ranges?: ByteRange[]): unknown =>
  structuredClone(messageOf(Buffer.from(hex.replaceAll(' ', ''), 'hex'), type(name), schema, ranges));

/** As protobufjs has them: numbers of 64 bits are texts. */
const wide = /^(?:an_int64|a_uint64|a_sint64|a_fixed64|a_sfixed64|int64s|sint64s|sequence)$/;
function asWitness(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => asWitness(one, name));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asWitness(one, key)]));
  }
  return typeof value === 'number' && wide.test(name) ? String(value) : value;
}

describe('messageOf', () => {
  it('reads what protobufjs writes, as protobufjs reads it', () => {
    fc.assert(
      fc.property(everything, (value) => {
        const bytes = encoded('feed.v1.Everything', value);
        const ours = comparable(messageOf(bytes, type('Everything'), schema));
        expect(asWitness(ours)).toEqual(comparable(decoded('feed.v1.Everything', bytes)));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('is written so that protobufjs reads the same', () => {
    fc.assert(
      fc.property(everything, (value) => {
        const bytes = encoded('feed.v1.Everything', value);
        const again = writeMessage(messageOf(bytes, type('Everything'), schema), type('Everything'), schema);
        expect(comparable(decoded('feed.v1.Everything', again))).toEqual(
          comparable(decoded('feed.v1.Everything', bytes)),
        );
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  it('keeps what the schema does not know, or knows otherwise, under its number', () => {
    // 1: a varint where a text is; 9: nothing at all, twice.
    expect(tree('Tick', '0805 0a024554 4801 4a026869')).toEqual({ 1: 5, symbol: 'ET', 9: [1, 'hi'] });
  });

  it('takes a message that comes twice for one, and of a oneof the last', () => {
    // protobuf.dev/programming-guides/encoding, “Last One Wins”.
    expect(tree('ServerMessage', '12040a024554 12021801')).toEqual({ tick: { symbol: 'ET', side: 'BUY' } });
    expect(tree('ServerMessage', '12021801 22026e6f')).toEqual({ error: 'no' });
    expect(tree('ServerMessage', '22026e6f 12021801')).toEqual({ tick: { side: 'BUY' } });
  });

  it('reads the value of an Any where the schema has its type', () => {
    const detail = { type_url: 'type.googleapis.com/shared.Money', value: Buffer.from('0a03455552', 'hex') };
    const bytes = encoded('feed.v1.ServerMessage', { id: 1, detail });
    const read = messageOf(bytes, type('ServerMessage'), schema);
    expect(structuredClone(read)).toEqual({
      id: 1,
      detail: { type_url: 'type.googleapis.com/shared.Money', value: { currency: 'EUR' } },
    });
    expect(Buffer.from(writeMessage(read, type('ServerMessage'), schema))).toEqual(bytes);
  });

  it('says where values lie', () => {
    const ranges: ByteRange[] = [];
    tree('Tick', '0a024554 2a020102 3206 0a0161 10ac02', ranges);
    expect(ranges).toEqual([
      { path: ['symbol'], from: 0, to: 4 },
      { path: ['depth', 0], from: 6, to: 7 },
      { path: ['depth', 1], from: 7, to: 8 },
      { path: ['volumes', 'a'], from: 8, to: 16 },
    ]);
  });

  it('takes an unknown number of an enum, names like __proto__, and negative numbers', () => {
    expect(tree('Tick', '1863')).toEqual({ side: 99 });
    expect(tree('Everything', '18ffffffffffffffffff01')).toEqual({ an_int32: -1 });
    const read = messageOf(encoded('feed.v1.Tick', { volumes: { ['__proto__']: 5 } }), type('Tick'), schema);
    expect(JSON.stringify(read)).toBe('{"volumes":{"__proto__":5}}');
  });

  it('refuses messages without end', () => {
    const deep = (levels: number): Buffer => {
      let bytes = Buffer.alloc(0);
      for (let i = 0; i < levels; i++)
        bytes = Buffer.from(writeMessage({ 17: `h'${bytes.toString('hex')}'` }, undefined));
      return bytes;
    };
    expect(() => messageOf(deep(200), type('Everything'), schema)).not.toThrow();
    expect(() => messageOf(deep(300), type('Everything'), schema)).toThrow(/nested more than 256 deep/);
  });
});
