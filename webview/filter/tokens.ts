/**
 * Edits fields such as `dir:in` inside a filter's text and leaves all else as typed. What the text means is the
 * engine's business; here only its words are told apart, as far as fields that stand for themselves need it.
 */

interface Token {
  text: string;
  from: number;
  to: number;
  /** How many parentheses it stands in. */
  depth: number;
}

// A phrase, an expression, a JSON path with its quoted parts, a parenthesis, or a word; each may be negated.
const token =
  /-?(?:"(?:[^"\\]|\\.)*"?|\/(?:\\.|[^\\/])+\/[a-z]*(?=[\s)]|$)|\$(?:[^\s()"]|"(?:[^"\\]|\\.)*"?)*|[()]|[^\s()]+)/gu;

export function tokensOf(filter: string): Token[] {
  let depth = 0;
  return [...filter.matchAll(token)].map(({ 0: text, index }) => {
    if (text === ')') depth = Math.max(0, depth - 1);
    const found = { text, from: index, to: index + text.length, depth };
    if (text.endsWith('(') && text.length <= 2) depth++;
    return found;
  });
}

const isWord = (found: Token | undefined, word: string): boolean => found?.text.toLowerCase() === word;

function isJoined(tokens: readonly Token[]): boolean {
  return tokens.some((found) => found.depth === 0 && isWord(found, 'or'));
}

/** Those that hold for every row: not negated, in no parentheses, in no choice. */
function fieldsIn(tokens: readonly Token[], field: string): Token[] {
  if (isJoined(tokens)) return [];
  return tokens.filter(
    (found, at) =>
      found.depth === 0 && found.text.toLowerCase().startsWith(`${field}:`) && !isWord(tokens[at - 1], 'not'),
  );
}

/** The value of the last such field, in lower case; empty where there is none. */
export function fieldOf(filter: string, field: string): string {
  const last = fieldsIn(tokensOf(filter), field).at(-1);
  return last ? last.text.slice(field.length + 1).toLowerCase() : '';
}

/** Puts the one such field at the place of the first, or at the end; an empty value takes it away. */
export function withField(filter: string, field: string, value: string): string {
  const tokens = tokensOf(filter);
  const found = fieldsIn(tokens, field);
  const written = value === '' ? '' : `${field}:${value}`;
  if (found.length === 0) {
    if (written === '') return filter;
    const before = filter.trim();
    // A space binds tighter than `or`: without parentheses the field would hold for the last choice only.
    const whole = isJoined(tokens) ? `(${before})` : before;
    return whole === '' ? written : `${whole} ${written}`;
  }
  let text = '';
  let from = 0;
  found.forEach((part, index) => {
    text += filter.slice(from, part.from) + (index === 0 ? written : '');
    from = part.to;
  });
  text += filter.slice(from);
  return written === '' || found.length > 1 ? text.replace(/ {2,}/g, ' ').trim() : text;
}
