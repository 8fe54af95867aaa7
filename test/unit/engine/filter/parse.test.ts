import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../../../src/engine/filter/parse.ts';
import type { Filter } from '../../../../src/engine/filter/syntax.ts';

/** The tree as one reads it aloud. */
function said(filter: Filter): string {
  switch (filter.kind) {
    case 'all':
      return 'all';
    case 'text':
      return JSON.stringify(filter.needle.text);
    case 'regex':
      return String(filter.regex);
    case 'direction':
      return filter.direction;
    case 'opcode':
      return `op${filter.opcode}`;
    case 'length':
      return `${filter.of}${filter.comparison}${filter.bytes}`;
    case 'json':
      return `$${filter.path.map((step) => `/${step}`).join('')} ${JSON.stringify(filter.test)}`;
    case 'not':
      return `not ${said(filter.operand)}`;
    case 'and':
    case 'or':
      return `(${filter.operands.map(said).join(` ${filter.kind} `)})`;
    default:
      return filter satisfies never;
  }
}

describe('parseFilter', () => {
  it.each([
    ['', 'all'],
    ['   ', 'all'],
    ['Error', '"error"'],
    ['a b', '("a" and "b")'],
    ['a b or c d', '(("a" and "b") or ("c" and "d"))'],
    ['a (b or c)', '("a" and ("b" or "c"))'],
    ['-a', 'not "a"'],
    ['not a b', '(not "a" and "b")'],
    ['-(a or b)', 'not ("a" or "b")'],
    ['--a', 'not not "a"'],
    ['"A b" OR c', '("a b" or "c")'],
    ['dir:in', 'in'],
    ['dir:out -op:ping', '(out and not op9)'],
    ['op:3 OP:Text', '(op3 and op1)'],
    ['/ab+c/i', '/ab+c/i'],
    ['/a/gy', '/a/'],
    ['/a b/ "or"', '(/a b/ and "or")'],
    ['sym:ETH', '"sym:eth"'],
    ['size>1kb', 'size>1000'],
    ['size>=1.5KiB wire:0', '(size>=1536 and wire==0)'],
    ['size>1zb', '"size>1zb"'],
    ['$.a.b[0]["c d"] == "x y" z', '($/a/b/0/c d {"operator":"==","value":"x y"} and "z")'],
    ['$.zip == 01234', '$/zip {"operator":"==","value":"01234"}'],
    ['$.a == -00', '$/a {"operator":"==","value":"-00"}'],
    ['$.a>=1.5', '$/a {"operator":">=","value":1.5}'],
    ['$.a == true or $.b exists', '($/a {"operator":"==","value":true} or $/b {"operator":"exists"})'],
    ['-$.a contains "q"', 'not $/a {"operator":"contains","value":"q"}'],
    ['($.a exists)', '$/a {"operator":"exists"}'],
    ['$5.00', '"$5.00"'],
    ['$.a', '"$.a"'],
    ['()', 'all'],
    ['a()', '"a"'],
  ])('reads %j', (text, tree) => {
    const { filter, notes } = parseFilter(text);
    expect(said(filter)).toBe(tree);
    expect(notes).toEqual([]);
  });

  it.each([
    ['a or', '"a"', 2, 4, /missing after “or”/],
    ['-)', 'all', 0, 1, /missing after the negation/],
    ['(a', '"a"', 0, 1, /not closed/],
    ['a ) b', '("a" and "b")', 2, 3, /no opening/],
    ['dir:up', '"dir:up"', 0, 6, /in” or “out/],
    ['op:16', '"op:16"', 0, 5, /An opcode is/],
    ['x /(/', '("x" and "/(/")', 2, 5, /looked for as text/],
    ['/a/q', '"/a/q"', 0, 4, /looked for as text/],
    ['"a', '"a"', 0, 2, /closing quotation/],
  ])('reads %j and notes what is wrong', (text, tree, from, to, note) => {
    const { filter, notes } = parseFilter(text);
    expect(said(filter)).toBe(tree);
    expect(notes[0]).toMatchObject({ from, to, text: expect.stringMatching(note) as string });
  });

  it('is not overthrown by depth', () => {
    expect(parseFilter('('.repeat(50_000)).notes.length).toBeGreaterThan(0);
    expect(parseFilter('-'.repeat(50_000) + 'a').notes.length).toBeGreaterThan(0);
  });
});
