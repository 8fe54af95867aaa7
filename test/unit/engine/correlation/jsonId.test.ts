import { describe, expect, it } from 'vitest';
import { jsonId, longestId } from '../../../../src/engine/correlation/jsonId.ts';

function idOf(text: string) {
  const bytes = Buffer.from(`,${text},`);
  return jsonId(bytes, 1, bytes.length - 1);
}

describe('an id', () => {
  it('is a whole number', () => {
    expect([idOf('0'), idOf('7'), idOf('-3'), idOf('9007199254740991')]).toEqual([0, 7, -3, 9007199254740991]);
    expect(idOf('-0')).toBe(0);
  });

  it('is exact beyond 2^53', () => {
    expect(idOf('9007199254740993')).toBe(9007199254740993n);
    expect(idOf('-18446744073709551615')).toBe(-18446744073709551615n);
    expect(idOf('9'.repeat(128))).toBe(BigInt('9'.repeat(128)));
  });

  it('is a text, with what its escapes mean', () => {
    expect([idOf('"a"'), idOf('"1"'), idOf('"é 💬"')]).toEqual(['a', '1', 'é 💬']);
    expect(idOf(String.raw`"a\u00e9\"\\"`)).toBe('aé"\\');
    expect(idOf(`"${'x'.repeat(longestId)}"`)).toBe('x'.repeat(longestId));
  });

  it('is nothing else', () => {
    for (const text of ['""', 'null', 'true', '[1]', '{"a":1}', '1.5', '1e3', '-', '01', '-01', '+1', '']) {
      expect(idOf(text)).toBeUndefined();
    }
    expect(idOf(`"${'x'.repeat(longestId + 1)}"`)).toBeUndefined();
    expect(idOf('9'.repeat(129))).toBeUndefined();
    expect(idOf(String.raw`"\q"`)).toBeUndefined();
  });
});
