import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../../src/engine/filter/tokens.ts';

describe('tokenize', () => {
  it('cuts words, phrases, regular expressions, signs, with their places', () => {
    expect(tokenize('a -"b c" (/d e/i)').tokens).toEqual([
      { kind: 'word', text: 'a', from: 0, to: 1 },
      { kind: 'minus', from: 2, to: 3 },
      { kind: 'phrase', text: 'b c', from: 3, to: 8 },
      { kind: 'open', from: 9, to: 10 },
      { kind: 'regex', source: 'd e', flags: 'i', from: 10, to: 16 },
      { kind: 'close', from: 16, to: 17 },
    ]);
  });

  it.each([
    [String.raw`"a\"b"`, 'a"b'],
    [String.raw`"a\\b"`, String.raw`a\b`],
    [String.raw`"a\nb\tc\rd"`, 'a\nb\tc\rd'],
    [String.raw`"\x1e"`, '\x1e'],
    [String.raw`"\q\x1"`, String.raw`\q\x1`],
  ])('reads the phrase %s', (text, phrase) => {
    expect(tokenize(text)).toMatchObject({ tokens: [{ kind: 'phrase', text: phrase }], notes: [] });
  });

  it('closes an open phrase at the end and says so', () => {
    expect(tokenize('"abc')).toEqual({
      tokens: [{ kind: 'phrase', text: 'abc', from: 0, to: 4 }],
      notes: [{ from: 0, to: 4, text: 'The phrase has no closing quotation mark.' }],
    });
  });

  it.each(['/path/to/x', '/', '-', 'a-b', '1.5-2', 'http://x/y'])('takes %j for one word', (text) => {
    expect(tokenize(text).tokens).toEqual([{ kind: 'word', text, from: 0, to: text.length }]);
  });
});
