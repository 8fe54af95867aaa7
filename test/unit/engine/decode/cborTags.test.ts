import { describe, expect, it } from 'vitest';
import { sameMeaning, tagMeaning } from '../../../../src/engine/decode/cborTags.ts';
import type { Plain } from '../../../../src/engine/decode/plain.ts';
import { codecOf, payload } from '../../../support/decode/payloads.ts';

const codec = await codecOf('cbor');

describe('tags of CBOR', () => {
  it.each<[number | bigint, Plain, object]>([
    [0, '2013-03-21T15:04:00-05:00', { date: '2013-03-21T20:04:00Z' }],
    [0, '2013-03-21t20:04:00.5z', { date: '2013-03-21T20:04:00.500Z' }],
    [0, 'yesterday', {}],
    [0, '2013-13-41T20:04:00Z', {}],
    [0, 5, {}],
    [1, -1, { date: '1969-12-31T23:59:59Z' }],
    [1, 1e13, {}],
    [1, NaN, {}],
    [1, 2n ** 60n, {}],
    [1, '5', {}],
    [37, "h'00112233445566778899aabbccddeeff'", { uuid: '00112233-4455-6677-8899-aabbccddeeff' }],
    [37, "h'0011'", {}],
    // RFC 8943, the example of John Lennon's birthday.
    [100, -10_676, { date: '1940-10-09' }],
    [2n ** 60n, 1, {}],
    [32, 'http://a/', {}],
  ])('%s of %s is told, too', (tag, value, meaning) => expect(tagMeaning(tag, value)).toEqual(meaning));

  // RFC 8949, Appendix A; a UUID; a bignum of 65 bits and one below -2^64.
  it.each([
    'c074323031332d30332d32315432303a30343a30305a',
    'c11a514b67b0',
    'd8255000112233445566778899aabbccddeeff',
    'd86438ff',
    'c249010000000000000000',
    'c349010000000000000000',
    'd82076687474703a2f2f7777772e6578616d706c652e636f6d',
  ])('are written again: %s', (hex) => {
    const given = payload(`0x${hex}`);
    const written = codec.encode!(codec.decode(given)) as { bytes: Uint8Array };
    expect(Buffer.from(written.bytes).toString('hex')).toBe(hex);
  });

  it('are not written where what stands beside the value says something else', () => {
    const bytes = (tree: Plain): string =>
      Buffer.from((codec.encode!(tree) as { bytes: Uint8Array }).bytes).toString('hex');
    expect(bytes({ tag: 1, value: 0 })).toBe('c100');
    expect(() => bytes({ tag: 1, value: 0, date: '2026-01-01T00:00:00Z' })).toThrow(
      'What stands beside the value of tag 1 says something else.',
    );
    expect(sameMeaning({ tag: 1, value: 0, date: '1970-01-01T00:00:00Z' })).toEqual(['date']);
  });

  it('are no members that somebody sends by these names', () => {
    const tree = { date: 'a', uuid: 'b' };
    const { bytes } = codec.encode!(tree) as { bytes: Uint8Array };
    expect(structuredClone(codec.decode({ direction: 'in', text: false, bytes }))).toEqual(tree);
  });
});
