import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownText } from '../../../../../src/host/commandLines/commandWord.ts';
import { cmdWords, isCmdLine } from '../../../../../src/host/commandLines/read/cmdWords.ts';

function shown(line: string): string[] {
  const read = cmdWords(line);
  if ('code' in read) throw new Error(read.error);
  return read.words.map(shownText);
}

describe("words of Windows' cmd.exe", () => {
  it('is told from other shells', () => {
    expect(isCmdLine('curl ^"wss://a^"')).toBe(true);
    expect(isCmdLine('curl a ^\r\n -k')).toBe(true);
    expect(isCmdLine("curl 'a^b ^\"'")).toBe(false);
    expect(isCmdLine("curl 'a' ^\n")).toBe(false);
  });

  it.each([
    ['a "b c" "" d', ['a', 'b c', '', 'd']],
    ['a ^\r\n  -H ^"x: y^" ^\n  -k', ['a', '-H', 'x: y', '-k']],
    // The ends of lines are lost.
    ['a ^  -H ^"x: y^" ^  -k', ['a', '-H', 'x: y', '-k']],
    ['^"a=^\\^"b^\\^"^"', ['a="b"']],
    ['^"b^\\^\\c^\\^\\^\\^"d^"', ['b\\c\\"d']],
    ['"a\\"b" c\\\\d "e\\\\"', ['a"b', 'c\\\\d', 'e\\']],
    ['"a""b"', ['a"b']],
    ['^"^%^USER^% ^& ^| 50^%^"', ['%USER% & | 50%']],
    ['"a^b"', ['a^b']],
    ['^"one^\n\ntwo^"', ['one\ntwo']],
  ])('%j', (line, words) => {
    expect(shown(line)).toEqual(words);
  });

  it('may be variables', () => {
    expect(cmdWords('"Bearer %TOKEN%"')).toEqual({ words: [[{ text: 'Bearer ' }, { variable: 'TOKEN' }]], notes: [] });
  });

  it('stop at the end of the first command', () => {
    expect(cmdWords('a "b|c" | more')).toEqual({
      words: [[{ text: 'a' }], [{ text: 'b|c' }]],
      notes: ['What follows the first command is left out: "| more".'],
    });
  });

  it('may have an open quote', () => {
    expect(cmdWords('a "b')).toMatchObject({ code: 'open-quote' });
  });

  it('come of any text', () => {
    const shells = fc.array(fc.constantFrom(...Array.from('"\\^%&|<>\n\r ab\uE000\uE001')), { maxLength: 20 });
    fc.assert(fc.property(shells, (characters) => void cmdWords(characters.join(''))));
  });
});
