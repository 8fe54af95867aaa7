import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markOf, visibleSegments, visibleText } from '../../../../webview/format/visibleText.ts';

const strings = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('\r', '\n', '\t', 'a', '\u200b', '\ud83d', '\ude00'), maxLength: 40 }),
);

describe('visible text', () => {
  it('leaves plain text alone, emoji included', () => {
    const text = 'plain “text” שלום 🎉 ❤️ é';
    expect(visibleSegments(text)).toEqual([{ kind: 'plain', text }]);
    expect(visibleSegments('')).toEqual([]);
  });

  it('draws control characters by name and keeps their pictures as text', () => {
    expect(visibleSegments('a\u0000b\u001e\u007f')).toEqual([
      { kind: 'plain', text: 'a' },
      { kind: 'mark', text: '␀', name: 'NUL' },
      { kind: 'plain', text: 'b' },
      { kind: 'mark', text: '␞', name: 'RS' },
      { kind: 'mark', text: '␡', name: 'DEL' },
    ]);
  });

  it('names each control character of ASCII', () => {
    expect(markOf('\t')).toEqual({ text: '␉', name: 'TAB' });
    expect(markOf('\r')).toEqual({ text: '␍', name: 'CR' });
    expect(markOf('\u001b')).toEqual({ text: '␛', name: 'ESC' });
    expect(markOf('\u001f')).toEqual({ text: '␟', name: 'US' });
  });

  it.each([
    ['a bidi override', '\u202e', '\\u202e'],
    ['a bidi isolate', '\u2066', '\\u2066'],
    ['an Arabic letter mark', '\u061c', '\\u061c'],
    ['a zero-width space', '\u200b', '\\u200b'],
    ['a zero-width joiner', '\u200d', '\\u200d'],
    ['a byte order mark', '\ufeff', '\\ufeff'],
    ['a soft hyphen', '\u00ad', '\\u00ad'],
    ['a line separator', '\u2028', '\\u2028'],
    ['a C1 control', '\u0085', '\\u0085'],
    ['a Hangul filler', '\u3164', '\\u3164'],
    ['a tag character', '\u{e0041}', '\\u{e0041}'],
    ['half of a surrogate pair', '\ud83d', '\\ud83d'],
  ])('escapes %s', (_, character, escape) => {
    expect(visibleText(`a${character}b`)).toBe(`a${escape}b`);
  });

  it('keeps line ends and tabs for a view of lines, but not a lone carriage return', () => {
    expect(visibleSegments('a\n\tb\r\nc', true)).toEqual([{ kind: 'plain', text: 'a\n\tb\r\nc' }]);
    expect(visibleSegments('a\rb', true).map(({ kind }) => kind)).toEqual(['plain', 'mark', 'plain']);
  });

  it('has one mark for many of the same character, which keeps all of their text', () => {
    expect(visibleSegments(`a${'\0'.repeat(16_384)}${'\u200b'.repeat(8)}b`)).toEqual([
      { kind: 'plain', text: 'a' },
      { kind: 'mark', text: '␀'.repeat(16_384), name: 'NUL × 16,384' },
      { kind: 'mark', text: '\\u200b'.repeat(8), name: '\\u200b × 8' },
      { kind: 'plain', text: 'b' },
    ]);
    expect(visibleSegments('\0'.repeat(7))).toHaveLength(7);
  });

  it('marks the first thousand of others, and writes those that follow as text', () => {
    const text = 'a\r\n\t\0'.repeat(16_384);
    const segments = visibleSegments(text, true);
    expect(segments.filter(({ kind }) => kind === 'mark')).toHaveLength(1000);
    expect(segments.map((segment) => segment.text).join('')).toBe('a\r\n\t␀'.repeat(16_384));
  });

  it('keeps a carriage return that ends a line, and marks those before it', () => {
    const [mark, plain] = visibleSegments(`${'\r'.repeat(9)}\n`, true);
    expect(mark).toEqual({ kind: 'mark', text: '␍'.repeat(8), name: 'CR × 8' });
    expect(plain).toEqual({ kind: 'plain', text: '\r\n' });
  });

  it('leaves nothing unseen in any text, and loses no seen character', () => {
    fc.assert(
      fc.property(strings, fc.boolean(), (text, lines) => {
        const segments = visibleSegments(text, lines);
        expect(segments.map((segment) => segment.text).join('')).toBe(visibleText(text, lines));
        expect(visibleText(visibleText(text))).toBe(visibleText(text));
        for (const segment of segments) expect(segment.text).not.toBe('');
      }),
    );
  });
});
