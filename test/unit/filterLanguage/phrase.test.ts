import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhrase, writePhrase } from '../../../src/filterLanguage/phrase.ts';
import { readFilter } from '../../../src/filterLanguage/read.ts';

describe('readPhrase', () => {
  it.each([
    [String.raw`"a\"b"`, 'a"b'],
    [String.raw`"a\\b"`, String.raw`a\b`],
    [String.raw`"a\nb\tc\rd"`, 'a\nb\tc\rd'],
    [String.raw`"\x1e\xE9"`, '\x1eé'],
    [String.raw`"\q\x1"`, String.raw`\q\x1`],
    [String.raw`"\N"`, String.raw`\N`],
    ['""', ''],
  ])('reads %s', (written, text) => {
    expect(readPhrase(written)).toEqual({ text, ended: true });
  });

  it.each([
    ['"', ''],
    ['"abc', 'abc'],
    [String.raw`"abc\"`, 'abc"'],
    ['"abc\\', 'abc\\'],
  ])('knows that %s is not closed', (written, text) => {
    expect(readPhrase(written)).toEqual({ text, ended: false });
  });

  it('reads what is written, and so does the language', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '"', '\\', 'n', 'x', '1', '\n', '\0', ' ', 'é', '\ud800') }),
        (text) => {
          expect(readPhrase(writePhrase(text))).toEqual({ text, ended: true });
          expect(readFilter(writePhrase(text))).toEqual({ filter: { kind: 'text', text }, notes: [] });
        },
      ),
    );
  });
});
