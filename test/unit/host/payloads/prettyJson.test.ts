import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prettyJson } from '../../../../src/host/payloads/prettyJson.ts';

describe('JSON in lines', () => {
  it('keeps numbers, escapes, duplicate keys and their order', () => {
    const sent = '{"z":12345678901234567890,"a":1.0,"a":"\\u0041\\/", "e":[ ],"o":{},"n":[-0,1E5]}';
    expect(prettyJson(sent)).toBe(
      '{\n  "z": 12345678901234567890,\n  "a": 1.0,\n  "a": "\\u0041\\/",\n  "e": [],\n  "o": {},\n  "n": [\n    -0,\n    1E5\n  ]\n}',
    );
  });

  it('is what JSON.stringify writes, where that changes nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, 4), (value, indent) => {
        expect(prettyJson(JSON.stringify(value, null, indent))).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it.each(['', '{', '{"a":1,}', '// no\n1', 'text'])('leaves %j alone: it is no JSON', (text) => {
    expect(prettyJson(text)).toBeUndefined();
  });

  it('stays short where nesting is deep', () => {
    const written = prettyJson('['.repeat(100_000) + ']'.repeat(100_000));
    expect(written!.length).toBeLessThan(200_000 * 202);
    expect(written!.replace(/\s/g, '')).toHaveLength(200_000);
  });

  it('says that it would become too long', () => {
    expect(() => prettyJson(`[${'1,'.repeat(1 << 19)}1]`, 1 << 20)).toThrow(
      expect.objectContaining({ code: 'too-large' }),
    );
  });
});
