import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFilter } from '../../../src/filterLanguage/read.ts';
import { said } from '../../support/filters/said.ts';

const above = (value: number): string => `${value + Number.EPSILON * 2 ** Math.floor(Math.log2(value))}..Infinity`;

describe('readFilter', () => {
  it.each([
    ['', 'all'],
    ['   ', 'all'],
    ['Error', '"Error"'],
    ['a b', '("a" and "b")'],
    ['a\tb c\u3000d', '("a" and "b" and "c" and "d")'],
    ['a b or c d', '(("a" and "b") or ("c" and "d"))'],
    ['a or b or c', '("a" or "b" or "c")'],
    ['a (b or c)', '("a" and ("b" or "c"))'],
    ['a(b)c', '("a" and "b" and "c")'],
    ['((a))', '"a"'],
    ['(a b) or (c (d or e))', '(("a" and "b") or ("c" and ("d" or "e")))'],
    ['-a', 'not "a"'],
    ['not a b', '(not "a" and "b")'],
    ['NOT a', 'not "a"'],
    ['not not a', 'not not "a"'],
    ['not -a', 'not not "a"'],
    ['-(a or b)', 'not ("a" or "b")'],
    ['not (a b) c', '(not ("a" and "b") and "c")'],
    ['--a', 'not not "a"'],
    ['a -b or -c d', '(("a" and not "b") or (not "c" and "d"))'],
    ['- a', '("-" and "a")'],
    ['a -', '("a" and "-")'],
    ['"A b" OR c', '("A b" or "c")'],
    ['"or" "not"', '("or" and "not")'],
    ['orange nothing', '("orange" and "nothing")'],
    ['dir:in', 'in'],
    ['DIR:OUT', 'out'],
    ['dir="in"', 'in'],
    ['dir:out -op:ping', '(out and not op9)'],
    ['op:3 OP:Text', '(op3 and op1)'],
    ['op:close op:0 op:15', '(op8 and op0 and op15)'],
    ['/ab+c/i', '/ab+c/i'],
    ['/a/gy', '/a/'],
    ['/a b/ "or"', '(/a b/ and "or")'],
    ['(/a/)', '/a/'],
    ['/a\\/b/', '/a\\/b/'],
    ['-/a/', 'not /a/'],
    ['sym:ETH', '"sym:ETH"'],
    ['/path/to/x', '"/path/to/x"'],
    ['/', '"/"'],
    ['//', '"//"'],
    ['a-b', '"a-b"'],
    ['1.5-2', '"1.5-2"'],
    ['http://x/y', '"http://x/y"'],
    ['a"b c"', '("a\\"b" and "c\\"")'],
    ['\ud800 x', '("\\ud800" and "x")'],
    ['💶 é', '("💶" and "é")'],
    ['size>1kb', `size ${above(1000)}`],
    ['size>=1.5KiB wire:0', '(size 1536..Infinity and wire 0..0)'],
    ['size==1mb', 'size 1000000..1000000'],
    ['size=1mib', 'size 1048576..1048576'],
    ['size!=2gb', 'size not 2000000000..2000000000'],
    ['wire<=1gib', 'wire -Infinity..1073741824'],
    ['size<0', 'size -Infinity..-5e-324'],
    ['size>100b', `size ${above(100)}`],
    ['id:7', 'id 7..7'],
    ['id>=7 id!=9', '(id 7..Infinity and id not 9..9)'],
    ['gap>=200ms', 'gap 200..Infinity'],
    ['gap>=1.5s', 'gap 1500..Infinity'],
    ['gap<=2M', 'gap -Infinity..120000'],
    ['reply>=200ms', 'reply 200..Infinity'],
    ['Reply<1.5S', `reply -Infinity..1499.9999999999998`],
    ['reply:any', 'reply 0..Infinity'],
    ['reply:none -reply=NONE', '(unanswered and not unanswered)'],
    ['time>=16:20:01.3', 'time >= 58801300 for 100'],
    ['time<=0:00', 'time <= 0 for 60000'],
    ['time>=16:20', 'time >= 58800000 for 60000'],
    ['time:16:20', 'time == 58800000 for 60000'],
    ['time!=16:20:01', 'time != 58801000 for 1000'],
    ['fin:false', 'unfin'],
    ['masked:true', 'masked'],
    ['compressed:TRUE', 'compressed'],
    ['rsv:any', 'rsv any'],
    ['rsv:4', 'rsv 4'],
    ['rsv1:true rsv2:false rsv3:true', '(rsv1 and unrsv2 and rsv3)'],
    ['close:1006', 'close 1006..1006'],
    ['close>=4000', 'close 4000..Infinity'],
    ['close:any', 'close 1..Infinity'],
    ['violation:any', 'violation any'],
    ['violation:Invalid-UTF8', 'violation invalid-utf8'],
    ['hex:dead', 'hex dead'],
    ['hex:"DE ad 00"', 'hex dead00'],
    ['note:todo', 'note todo'],
    ['note:"a b"', 'note a b'],
    ['note:any', 'note any'],
    ['note:"any"', 'note any'],
    ['bookmarked', 'bookmarked'],
    ['Bookmarked bookmarked:false', '(bookmarked and unbookmarked)'],
    ['bookmarkedx "bookmarked"', '("bookmarkedx" and "bookmarked")'],
    ['(dir:in)', 'in'],
    ['-dir:in', 'not in'],
    ['closed:1 mydir:in', '("closed:1" and "mydir:in")'],
    ['$.a.b[0]["c d"] == "x y" z', '($/a/b/0/c d {"operator":"==","value":"x y"} and "z")'],
    ['$.zip == 01234', '$/zip {"operator":"==","value":"01234"}'],
    ['$.a == -00', '$/a {"operator":"==","value":"-00"}'],
    ['$.a>=1.5', '$/a {"operator":">=","value":1.5}'],
    ['$.a <= -1e3', '$/a {"operator":"<=","value":-1000}'],
    ['$.a < b $.c > d', '($/a {"operator":"<","value":"b"} and $/c {"operator":">","value":"d"})'],
    ['$.a != null', '$/a {"operator":"!=","value":null}'],
    ['$.a:b', '$/a {"operator":"==","value":"b"}'],
    ['$.a = "1"', '$/a {"operator":"==","value":"1"}'],
    ['$.a == true or $.b exists', '($/a {"operator":"==","value":true} or $/b {"operator":"exists"})'],
    ['-$.a contains "q"', 'not $/a {"operator":"contains","value":"q"}'],
    ['$.a contains"q"', '$/a {"operator":"contains","value":"q"}'],
    ['$.a contains or', '$/a {"operator":"contains","value":"or"}'],
    ['($.a exists)', '$/a {"operator":"exists"}'],
    ['$.a exists b', '($/a {"operator":"exists"} and "b")'],
    ['$["a b"]["\\"\\\\"]==1', '$/a b/"\\ {"operator":"==","value":1}'],
    ['$[0][12].ä exists', '$/0/12/ä {"operator":"exists"}'],
    ['$5.00', '"$5.00"'],
    ['$.a', '"$.a"'],
    ['$.a existsx', '("$.a" and "existsx")'],
    ['$.a containsx', '("$.a" and "containsx")'],
    ['$..a == 1', '("$..a" and "==" and "1")'],
    ['$', '"$"'],
    ['()', 'all'],
    ['a()', '"a"'],
  ])('reads %j', (text, tree) => {
    const { filter, notes } = readFilter(text);
    expect(notes).toEqual([]);
    expect(said(filter)).toBe(tree);
  });

  it.each([
    ['a or', '"a"', 2, 4, /missing after “or”/],
    ['or a', '"a"', 0, 2, /missing before “or”/],
    ['a or or b', '("a" or "b")', 2, 4, /missing after “or”/],
    ['(a or) b', '("a" and "b")', 3, 5, /missing after “or”/],
    ['-)', 'all', 0, 1, /missing after the negation/],
    ['a not', '"a"', 2, 5, /missing after the negation/],
    ['not or b', '"b"', 0, 3, /missing after the negation/],
    ['(a', '"a"', 0, 1, /not closed/],
    ['a (b or (c', '("a" and ("b" or "c"))', 2, 3, /not closed/],
    ['a ) b', '("a" and "b")', 2, 3, /no opening/],
    ['a or b ) c', '(("a" or "b") and "c")', 7, 8, /no opening/],
    ['dir:up', '"dir:up"', 0, 6, /in” or “out/],
    ['dir:', '"dir:"', 0, 4, /in” or “out/],
    ['dir: in', '("dir:" and "in")', 0, 4, /in” or “out/],
    ['dir>in', '"dir>in"', 0, 6, /compared with a colon/],
    ['op:16', '"op:16"', 0, 5, /An opcode is/],
    ['(op:)', '"op:"', 1, 4, /An opcode is/],
    ['size>1zb', '"size>1zb"', 0, 8, /A length is a number/],
    ['size>', '"size>"', 0, 5, /A length is a number/],
    ['wire:-1', '"wire:-1"', 0, 7, /A length is a number/],
    ['gap>200', '"gap>200"', 0, 7, /with its unit/],
    ['time>16', '"time>16"', 0, 7, /hours and minutes/],
    ['time>24:00', '"time>24:00"', 0, 10, /hours and minutes/],
    ['time>16:60', '"time>16:60"', 0, 10, /hours and minutes/],
    ['id:x', '"id:x"', 0, 4, /number of a row/],
    ['close:gone', '"close:gone"', 0, 10, /close code/],
    ['fin:yes', '"fin:yes"', 0, 7, /“fin” is “true” or “false”/],
    ['rsv:8', '"rsv:8"', 0, 5, /reserved bits/],
    ['violation:none', '"violation:none"', 0, 14, /A violation is/],
    ['hex:dea', '"hex:dea"', 0, 7, /pairs of hex digits/],
    ['hex:""', '"hex:\\"\\""', 0, 6, /pairs of hex digits/],
    ['note:', '"note:"', 0, 5, /words of a note/],
    ['$.a ==', '"$.a =="', 0, 6, /nothing to compare/],
    ['($.a contains )', '"$.a contains"', 1, 13, /nothing to compare/],
    ['x /(/', '("x" and "/(/")', 2, 5, /looked for as text/],
    ['/a/q', '"/a/q"', 0, 4, /looked for as text/],
    ['"a', '"a"', 0, 2, /closing quotation/],
    ['note:"a', 'note a', 5, 7, /closing quotation/],
    ['$.a == "b c', '$/a {"operator":"==","value":"b c"}', 7, 11, /closing quotation/],
  ])('reads %j and notes what is wrong', (text, tree, from, to, note) => {
    const { filter, notes } = readFilter(text);
    expect(said(filter)).toBe(tree);
    expect(notes[0]).toMatchObject({ from, to, text: expect.stringMatching(note) as string });
  });

  it('is not overthrown by depth, and does not say the same thing without end', () => {
    for (const text of ['('.repeat(50_000), '-'.repeat(50_000) + 'a', ')'.repeat(50_000)]) {
      const { notes } = readFilter(text);
      expect(notes.length).toBeGreaterThan(0);
      expect(notes.length).toBeLessThan(200);
    }
  });

  it('quotes the beginning of a regular expression that is wrong', () => {
    const { notes } = readFilter(`/(${'a'.repeat(90_000)}/`);
    expect(notes[0]!.text).toMatch(/^Invalid regular expression: \/\(a{99}…\/: Unterminated group/);
    expect(readFilter(`/a/${'x'.repeat(9_000)}`).notes.every(({ text }) => text.length < 300)).toBe(true);
    expect(readFilter('/(a/i').notes[0]!.text).toMatch(/^Invalid regular expression: \/\(a\/i: Unterminated group\. /);
  });

  it('reads every text, and understands what it does not note', () => {
    const unit = fc.constantFrom(...Array.from('ab "\\/()-$:=<>.[]1'), 'or', 'not', 'dir', 'size', '\ud800', '\u2028');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        const { notes } = readFilter(text);
        for (const { from, to } of notes) expect(0 <= from && from <= to && to <= text.length).toBe(true);
      }),
    );
  });
});
