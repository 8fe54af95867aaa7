import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownText, textWord } from '../../../../../src/host/commandLines/commandWord.ts';
import { posixWords } from '../../../../../src/host/commandLines/read/posixWords.ts';
import { quote } from '../../../../../src/host/commandLines/write/shell.ts';

function shown(line: string): string[] {
  const read = posixWords(line);
  if ('code' in read) throw new Error(read.error);
  return read.words.map(shownText);
}

function notes(line: string): string[] {
  const read = posixWords(line);
  return 'code' in read ? [read.error] : read.notes;
}

describe('words of a POSIX shell', () => {
  it.each([
    ['  a  b\tc ', ['a', 'b', 'c']],
    ["'a b'\"c d\"e\\ f ''", ['a bc de f', '']],
    ['"\\"\\\\\\$\\`\\a"', ['"\\$`\\a']],
    ["$'it\\'s' $\"x y\"", ["it's", 'x y']],
    ["a \\\n  -H 'b' \\\r\n -k", ['a', '-H', 'b', '-k']],
    // In a field of one line the ends of lines are lost.
    ["a \\  -H 'b' \\-k \\ ", ['a', '-H', 'b', '-k']],
    ['a `\n -k', ['a', '-k']],
    ['ws://a/?b=1&c=2 -k', ['ws://a/?b=1&c=2', '-k']],
    ['a # comment', ['a']],
    ['a#b', ['a#b']],
    ['a;', ['a']],
    ['', []],
  ])('%j', (line, words) => {
    expect(shown(line)).toEqual(words);
    expect(notes(line)).toEqual([]);
  });

  it('may be variables', () => {
    const read = posixWords('"Bearer $TOKEN" ${A}b ~/ca.pem \'$x\' \\$y a~/b $1');
    expect(read).toEqual({
      words: [
        [{ text: 'Bearer ' }, { variable: 'TOKEN' }],
        [{ variable: 'A' }, { text: 'b' }],
        [{ variable: 'HOME' }, { text: '/ca.pem' }],
        [{ text: '$x' }],
        [{ text: '$y' }],
        [{ text: 'a~/b' }],
        [{ text: '$1' }],
      ],
      notes: [],
    });
  });

  it('stop at the end of the first command, and say so', () => {
    for (const rest of ['| jq .', '&& b', '> out', '; b', '& b', '\nb']) {
      expect(shown(`a 'x|y' ${rest}`)).toEqual(['a', 'x|y']);
      expect(notes(`a ${rest}`)).toEqual([
        `What follows the first command is left out: ${JSON.stringify(rest.trim())}.`,
      ]);
    }
  });

  it('run nothing', () => {
    expect(shown('"$(date)"')).toEqual(['$(date)']);
    expect(notes('"$(date)" ${a:-b}')).toEqual([
      '$(…) is not run, and ${…} is read as a plain variable only: they stay as they are written.',
    ]);
    expect(notes('`date`')).toEqual(['`…` is not run: it stays as it is written.']);
  });

  it.each([`a 'b`, 'a "b', "a $'b", 'a "b\\"'])('%s has an open quote', (line) => {
    expect(posixWords(line)).toMatchObject({ code: 'open-quote' });
  });

  it('are what was quoted', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')));
    fc.assert(
      fc.property(texts, (words) => {
        expect(shown(words.map((text) => quote(textWord(text), 'posix')).join(' '))).toEqual(words);
      }),
    );
  });

  it('come of any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (line) => void posixWords(line)));
    const shells = fc.array(fc.constantFrom(...Array.from('"\'\\$`{}()|&;<>~#! \n\tab=x^')), { maxLength: 20 });
    fc.assert(fc.property(shells, (characters) => void posixWords(characters.join(''))));
  });
});
