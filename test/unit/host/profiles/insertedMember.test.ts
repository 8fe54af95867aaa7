import { applyEdits, parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { insertedMember } from '../../../../src/host/profiles/insertedMember.ts';

function insert(text: string, value: unknown): string | undefined {
  const edits = insertedMember(text, parseTree(text)!, { name: 'n', value }, { indent: '  ', eol: '\n' });
  return edits && applyEdits(text, edits);
}

describe('insertedMember', () => {
  it.each([
    ['{ "a": 1 }', '{ "a": 1, "n": 7 }'],
    ['{ "a": 1, }', '{ "a": 1, "n": 7 }'],
    ['{\n  "a": 1\n}', '{\n  "a": 1,\n  "n": 7\n}'],
    ['{\n  "a": 1,\n}', '{\n  "a": 1,\n  "n": 7,\n}'],
    ['{\n  "a": 1 // of a, not n\n}', '{\n  "a": 1, // of a, not n\n  "n": 7\n}'],
    ['{\n  "a": 1 /* x */ }', '{\n  "a": 1, /* x */\n  "n": 7 }'],
    ['{\n  "a": { "b": 1 } // c\n  // d\n}', '{\n  "a": { "b": 1 }, // c\n  "n": 7\n  // d\n}'],
  ])('%j becomes %j', (text, expected) => {
    expect(insert(text, 7)).toBe(expected);
  });

  it('writes what has members over several lines where its object does', () => {
    expect(insert('{\n    "a": 1\n}', { x: [1] })).toBe(
      '{\n    "a": 1,\n    "n": {\n      "x": [\n        1\n      ]\n    }\n}',
    );
    expect(insert('{ "a": 1 }', { x: [1] })).toBe('{ "a": 1, "n": {"x":[1]} }');
  });

  it('leaves an empty object to others', () => {
    expect(insert('{}', 7)).toBeUndefined();
  });
});
