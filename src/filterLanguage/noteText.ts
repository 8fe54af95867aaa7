/** What bounds the remarks on a filter, however long it is. */

/** On one filter, of each kind. */
export const mostNotes = 50;
const quotedCharacters = 100;

/** A part of the filter as a remark quotes it. */
export function quotedPart(text: string): string {
  if (text.length <= quotedCharacters) return text;
  // Half of a surrogate pair would be no character.
  return `${text.slice(0, quotedCharacters).replace(/[\ud800-\udbff]$/, '')}…`;
}
