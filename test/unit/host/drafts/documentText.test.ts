import { describe, expect, it } from 'vitest';
import { kindOf, languageOf, sentText, withKeptCharacters } from '../../../../src/host/drafts/documentText.ts';
import { readEscapes } from '../../../../src/host/panel/escapes.ts';

describe('a draft in a document', () => {
  it('stays as it is where an editor keeps all of it', () => {
    const draft = { kind: 'text' as const, text: 'a\n\tb \\x ü\0', how: { variables: true } };
    expect(withKeptCharacters(draft)).toBe(draft);
  });

  it.each(['a\r\nb', '\ufeffa\u2028b\u2029c\u0085', 'c:\\new\r'])('means the same with escapes: %j', (text) => {
    const { text: written, how } = withKeptCharacters({ kind: 'text', text, how: { fragment: 2 } });
    expect(written).toMatch(/^[ -~]*\n?[ -~]*$/);
    expect(readEscapes(written)).toBe(text);
    expect(how).toEqual({ fragment: 2, escapes: true });
  });

  it('keeps the escapes that it has', () => {
    const draft = { kind: 'text' as const, text: '\\x41\r', how: { escapes: true } };
    expect(withKeptCharacters(draft)).toEqual({ ...draft, text: '\\x41\\r' });
  });

  it('has no escapes where white space means nothing', () => {
    const draft = { kind: 'json' as const, text: '{\r\n}' };
    expect(withKeptCharacters(draft)).toBe(draft);
  });
});

describe('a document as a draft', () => {
  it('has line feeds, whatever its end of line', () => {
    expect(sentText('a\r\nb\nc\rd')).toBe('a\nb\nc\nd');
  });

  it('is of the kind that its language says', () => {
    expect([kindOf('json'), kindOf('plaintext'), kindOf('jsonc')]).toEqual(['json', 'text', 'text']);
    for (const kind of ['json', 'text'] as const) expect(kindOf(languageOf(kind))).toBe(kind);
  });
});
