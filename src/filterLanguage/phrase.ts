const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

export interface Phrase {
  text: string;
  /** It has its closing quotation mark. */
  ended: boolean;
}

/**
 * What a phrase with its quotation marks means. `\"`, `\\`, `\n`, `\r`, `\t` and `\xNN` are understood; a backslash
 * before anything else is itself.
 */
export function readPhrase(quoted: string): Phrase {
  let ended = false;
  const text = quoted.slice(1).replace(/\\x([0-9a-f]{2})|\\(["\\nrt])|"$/gi, (whole, hex?: string, letter?: string) => {
    if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
    if (letter !== undefined) return escapes[letter] ?? whole;
    ended = true;
    return '';
  });
  return { text, ended };
}

/** Writes what `readPhrase` reads; characters that cannot be seen as `\xNN`. */
export function writePhrase(text: string): string {
  const written = text.replace(/["\\\p{Cc}\xa0]/gu, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    if (character === '\n') return '\\n';
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `"${written}"`;
}
