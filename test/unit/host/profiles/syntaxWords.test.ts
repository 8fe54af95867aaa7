import { parseTree, type ParseError } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { syntaxWords } from '../../../../src/host/profiles/syntaxWords.ts';

describe('syntaxWords', () => {
  it.each([
    ['{"a" 1}', 'Not valid JSON: colon expected.'],
    ['[1 2]', 'Not valid JSON: comma expected.'],
    ['[', 'Not valid JSON: close bracket expected.'],
    ['{"a": }', 'Not valid JSON: value expected.'],
    ['"a', 'Not valid JSON: unexpected end of string.'],
    ['{} {}', 'Not valid JSON: end of file expected.'],
    ['[nope]', 'Not valid JSON: invalid symbol.'],
    [String.raw`"\q"`, 'Not valid JSON: invalid escape character.'],
  ])('tells what is wrong with %s', (text, words) => {
    const errors: ParseError[] = [];
    parseTree(text, errors);
    expect(syntaxWords(errors[0]!.error)).toBe(words);
  });

  it('has words for each code', () => {
    // The enumeration is not there at run time.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
    const words = Array.from({ length: 16 }, (_, index) => syntaxWords((index + 1) as ParseError['error']));
    expect(new Set(words).size).toBe(16);
    expect(words).not.toContain('Not valid JSON.');
  });
});
