/**
 * Edits fields such as `dir:in` inside a filter's text and leaves all else as typed. What the text means is the
 * engine's business; here only its words are told apart: "phrases" and /expressions/ may hold spaces.
 */

interface Token {
  text: string;
  from: number;
  to: number;
}

const token = /-?(?:"(?:[^"\\]|\\.)*"?|\/(?:[^/\\]|\\.)*(?:\/[a-z]*)?|[^\s"]+(?:"(?:[^"\\]|\\.)*"?)?)/gu;

export function tokensOf(filter: string): Token[] {
  return [...filter.matchAll(token)].map(({ 0: text, index }) => ({ text, from: index, to: index + text.length }));
}

function isField(text: string, field: string): boolean {
  return text.toLowerCase().startsWith(`${field}:`);
}

/** The value of the last such field, in lower case; empty where there is none. A negated one does not count. */
export function fieldOf(filter: string, field: string): string {
  const last = tokensOf(filter).findLast(({ text }) => isField(text, field));
  return last ? last.text.slice(field.length + 1).toLowerCase() : '';
}

/** Puts the one such field at the place of the first, or at the end; an empty value takes it away. */
export function withField(filter: string, field: string, value: string): string {
  const found = tokensOf(filter).filter(({ text }) => isField(text, field));
  const written = value === '' ? '' : `${field}:${value}`;
  if (found.length === 0) return [filter.trim(), written].filter((part) => part !== '').join(' ');
  let text = '';
  let from = 0;
  found.forEach((part, index) => {
    text += filter.slice(from, part.from) + (index === 0 ? written : '');
    from = part.to;
  });
  return (text + filter.slice(from)).replace(/ {2,}/g, ' ').trim();
}
