import { applyEdits } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { insertedBehind, writtenJson } from '../../../../src/host/profiles/insertedBehind.ts';

const indentation = { indent: '\t', eol: '\r\n' };

/** Behind the `1` of the text. */
function insert(text: string): string {
  const start = text.indexOf('1');
  return applyEdits(
    text,
    insertedBehind(text, { start, end: start + 1 }, (margin) => `<${margin ?? ''}>`, indentation),
  );
}

describe('insertedBehind', () => {
  it.each([
    ['[1]', '[1, <>]'],
    ['[1 /* one */]', '[1, <> /* one */]'],
    ['[1, 2]', '[1, <>, 2]'],
    ['[1,]', '[1, <>]'],
    ['[\n\t1 // one\n]', '[\n\t1, // one\r\n\t<\t>\n]'],
    ['[\n\t1, /* one */ // first\n\t2\n]', '[\n\t1, /* one */ // first\r\n\t<\t>,\n\t2\n]'],
  ])('%j becomes %j', (text, expected) => {
    expect(insert(text)).toBe(expected);
  });
});

describe('writtenJson', () => {
  it('is in one line, or has a margin', () => {
    expect(writtenJson({ a: 1 }, undefined, indentation)).toBe('{"a":1}');
    expect(writtenJson({ a: 1 }, '\t', indentation)).toBe('{\r\n\t\t"a": 1\r\n\t}');
  });
});
