import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodedTokens, jsonTokens } from '../../../../webview/detail/jsonTokens.ts';

describe('JSON tokens', () => {
  it('tells names from strings', () => {
    expect(jsonTokens('{"a" : "b", "c":[1,true]}').filter(({ kind }) => kind !== 'space')).toEqual([
      { text: '{', kind: 'open' },
      { text: '"a"', kind: 'key' },
      { text: ':', kind: 'colon' },
      { text: '"b"', kind: 'string' },
      { text: ',', kind: 'comma' },
      { text: '"c"', kind: 'key' },
      { text: ':', kind: 'colon' },
      { text: '[', kind: 'open' },
      { text: '1', kind: 'number' },
      { text: ',', kind: 'comma' },
      { text: 'true', kind: 'keyword' },
      { text: ']', kind: 'close' },
      { text: '}', kind: 'close' },
    ]);
  });

  it('tells bytes from strings in what a decoder made, and nowhere else', () => {
    const kinds = (tokens: ReturnType<typeof jsonTokens>) =>
      tokens.filter(({ text }) => text.startsWith('"')).map(({ text, kind }) => [text, kind]);
    const text = `["h'00ff'","h'zz'","h''","ah'00'",{"h'00'":1}]`;
    expect(kinds(decodedTokens(text))).toEqual([
      [`"h'00ff'"`, 'bytes'],
      [`"h'zz'"`, 'string'],
      [`"h''"`, 'bytes'],
      [`"ah'00'"`, 'string'],
      [`"h'00'"`, 'key'],
    ]);
    expect(jsonTokens(text).some(({ kind }) => kind === 'bytes')).toBe(false);
  });

  it('keeps what a parser would change', () => {
    const text = '{"big":12345678901234567890,"same":1,"same":2,"one":1.0,"e":"\\u0041"}';
    expect(jsonTokens(text).map((token) => token.text)).toContain('12345678901234567890');
    expect(jsonTokens(text).map((token) => token.text)).toContain('1.0');
    expect(jsonTokens(text).map((token) => token.text)).toContain('"\\u0041"');
  });

  it('has one token for white space, however many lines it has', () => {
    const text = `[1,${' \n\r\n\t'.repeat(50_000)}2]`;
    expect(jsonTokens(text).map(({ kind }) => kind)).toEqual(['open', 'number', 'comma', 'space', 'number', 'close']);
  });

  it('loses no character of any text, JSON or not', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.string(), fc.string({ unit: fc.constantFrom('"', '{', ',', '/', '*', '\n', ' ') })),
        (text) => {
          expect(
            jsonTokens(text)
              .map((token) => token.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });
});
