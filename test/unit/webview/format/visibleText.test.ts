import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markOf, visibleSegments, visibleText } from '../../../../webview/format/visibleText.ts';

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

  it('leaves nothing unseen in any text, and loses no seen character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const segments = visibleSegments(text);
        expect(segments.map((segment) => segment.text).join('')).toBe(visibleText(text));
        expect(visibleText(visibleText(text))).toBe(visibleText(text));
        for (const segment of segments) expect(segment.text).not.toBe('');
      }),
    );
  });
});
