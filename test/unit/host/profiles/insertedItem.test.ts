import { applyEdits, parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { insertedItem } from '../../../../src/host/profiles/insertedItem.ts';

function insert(text: string, index: number, value: unknown = 7): string {
  const edits = insertedItem(text, parseTree(text, [], { allowTrailingComma: true })!, index, value, {
    indent: '  ',
    eol: '\n',
  });
  return applyEdits(text, edits);
}

describe('insertedItem', () => {
  it.each([
    ['[]', 0, '[\n  7\n]'],
    ['[ // none yet\n]', 0, '[ // none yet\n  7\n]'],
    ['[1]', 1, '[1, 7]'],
    ['[1, 2]', 1, '[1, 7, 2]'],
    ['[1, 2,]', 2, '[1, 2, 7]'],
    ['[\n  1\n]', 1, '[\n  1,\n  7\n]'],
    ['[\n  1, // one\n  2\n]', 1, '[\n  1, // one\n  7,\n  2\n]'],
    ['[\n  1,\n  2,\n]', 9, '[\n  1,\n  2,\n  7,\n]'],
  ])('%j at %d becomes %j', (text, index, expected) => {
    expect(insert(text, index)).toBe(expected);
  });

  it('is written over several lines where its neighbour is, or stands in a line of its own', () => {
    const item = { a: [1] };
    const json = '{\n  "a": [\n    1\n  ]\n}';
    expect(insert('[{\n  "b": 1\n}]', 1, item)).toBe(`[{\n  "b": 1\n}, ${json}]`);
    expect(insert('[\n  {"b":1}\n]', 1, item)).toBe(`[\n  {"b":1},\n  ${json.replaceAll('\n', '\n  ')}\n]`);
    expect(insert('[{"b":1}]', 1, item)).toBe('[{"b":1}, {"a":[1]}]');
  });
});
