/** What a draft is in a document, and back. A document ends its lines all alike, and some characters it does not keep. */
import type { ComposerKind, Draft } from '../../contract/panel.ts';

/** Carriage returns, line separators that VS Code takes for line ends or removes, and a byte order mark. */
const notKept = /[\r\u2028\u2029\u0085\ufeff]/g;

/** In text they become escapes, which are read then: what is sent stays the same. In JSON, hex and Base64 they are space. */
export function withKeptCharacters(draft: Draft): Draft {
  const { kind, text, how = {} } = draft;
  if (kind !== 'text' || text.search(notKept) === -1) return draft;
  const backslashes = how.escapes ? text : text.replaceAll('\\', '\\\\');
  const escaped = backslashes.replace(notKept, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return character === '\r' ? '\\r' : `\\u${code}`;
  });
  return { kind, text: escaped, how: { ...how, escapes: true } };
}

/** A line break of the document is a line feed, whatever the system writes. */
export function sentText(documentText: string): string {
  return documentText.replace(/\r\n?/g, '\n');
}

export function languageOf(kind: ComposerKind): string {
  return kind === 'json' || kind === 'tree' ? 'json' : 'plaintext';
}

/** Of a document that came from no draft. */
export function kindOf(language: string): ComposerKind {
  return language === 'json' ? 'json' : 'text';
}
