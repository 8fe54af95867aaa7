/** Text of strangers, fit to be shown: on one line, bounded, with nothing in it that cannot be seen. */
import { t } from '../../contract/l10n.ts';

/** Control and format characters (bidirectional overrides among them), other line breaks, private use. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu;

/** At most `longest` UTF-16 code units of the text, and then some for what was made visible: `\x1b`, `\u{202e}`. */
export function shownText(text: string, longest = 200): string {
  const cut = text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
  return cut.toWellFormed().replace(unseen, escaped);
}

/** In typographic quotes, for a sentence. */
export function quoted(text: string, longest = 80): string {
  return t('“{0}”', shownText(text, longest));
}

function escaped(character: string): string {
  const code = character.codePointAt(0)!;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}
