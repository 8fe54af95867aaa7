const space = /[\t\n\r ]*/y;
// JSON itself forbids these control characters in a text (RFC 8259 §7).
const scalar =
  // eslint-disable-next-line no-control-regex
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expected = 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'commaOrEnd';

/** Where a text stops being JSON: the position of the first character that cannot be there. The engine's own errors do not always say. */
export function jsonErrorAt(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    at = after(space, text, at) ?? at;
    const next = text[at];
    if (next === undefined) return at;
    const closes =
      (expected === 'valueOrEnd' || expected === 'nameOrEnd' || expected === 'commaOrEnd') && next === open.at(-1);
    if (closes) {
      open.pop();
      at++;
    } else if (expected === 'colon') {
      if (next !== ':') return at;
      expected = 'value';
      at++;
      continue;
    } else if (expected === 'commaOrEnd') {
      if (next !== ',') return at;
      expected = open.at(-1) === '}' ? 'name' : 'value';
      at++;
      continue;
    } else if (expected === 'name' || expected === 'nameOrEnd') {
      const end = next === '"' ? after(scalar, text, at) : undefined;
      if (end === undefined) return at;
      expected = 'colon';
      at = end;
      continue;
    } else if (next === '{' || next === '[') {
      open.push(next === '{' ? '}' : ']');
      expected = next === '{' ? 'nameOrEnd' : 'valueOrEnd';
      at++;
      continue;
    } else {
      const end = after(scalar, text, at);
      if (end === undefined) return at;
      at = end;
    }
    if (open.length === 0) return after(space, text, at) ?? at;
    expected = 'commaOrEnd';
  }
}

function after(token: RegExp, text: string, at: number): number | undefined {
  token.lastIndex = at;
  return token.test(text) ? token.lastIndex : undefined;
}
