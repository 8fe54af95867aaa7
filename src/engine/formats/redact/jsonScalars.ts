/** A text, number, `true`, `false` or `null` in a JSON text: where it is written, and its path from the root. */
export interface JsonScalar {
  /** Of its first character, a quotation mark where it is a text; and after its last one. */
  start: number;
  end: number;
  path: readonly (string | number)[];
}

/** Levels of lists and objects. */
const deepest = 200;
const beginning = /[[{"]/;
const word = /[^\s"[\]{},:]+/y;

/**
 * The scalars of a JSON text, or of one that is not whole as far as it goes; what stands before its first bracket or
 * quotation mark is skipped. The path is one list that changes. False where it has too many levels.
 */
export function jsonScalars(text: string, visit: (scalar: JsonScalar) => void): boolean {
  const path: (string | number)[] = [];
  const levels: { isList: boolean; named: boolean }[] = [];
  const first = text.search(beginning);
  for (let at = first === -1 ? text.length : first; at < text.length;) {
    const level = levels.at(-1);
    const start = at;
    switch (text[at]) {
      case '[':
      case '{':
        if (levels.length === deepest) return false;
        levels.push({ isList: text[at] === '[', named: false });
        path.push(text[at++] === '[' ? 0 : '');
        continue;
      case ']':
      case '}':
        levels.pop();
        path.pop();
        at++;
        continue;
      case ',':
        if (level?.isList === true) (path[path.length - 1] as number)++;
        else if (level !== undefined) level.named = false;
        at++;
        continue;
      case ':':
        if (level !== undefined) level.named = true;
        at++;
        continue;
      case '"':
        at = endOfText(text, at);
        break;
      default:
        word.lastIndex = at;
        at += word.exec(text)?.[0].length ?? 1;
        if (/\s/.test(text[start]!)) continue;
    }
    if (level?.isList === false && !level.named) path[path.length - 1] = textOf(text.slice(start, at));
    else visit({ start, end: at, path });
  }
  return true;
}

/** After its last quotation mark, or the end of all where it has none. */
function endOfText(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

/** What a text of JSON says; as it is written where it says nothing. */
export function textOf(written: string): string {
  if (!written.startsWith('"')) return written;
  try {
    return JSON.parse(written) as string;
  } catch {
    return written.slice(1, -1);
  }
}
