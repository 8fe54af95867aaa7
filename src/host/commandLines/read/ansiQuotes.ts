/** `$'…'`, as browsers copy what has control characters, quotes or `!` in it (bash, 3.1.2.4 ANSI-C Quoting). */

const simple: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

const escape = /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3})|c([^])|([^]))/y;

/** `start`: behind the opening quote. Undefined: it is not closed. `end` is behind the closing one. */
export function readAnsiQuotes(line: string, start: number): { text: string; end: number } | undefined {
  let text = '';
  for (let at = start; at < line.length; at++) {
    const character = line[at]!;
    if (character === "'") return { text, end: at + 1 };
    if (character !== '\\') {
      text += character;
      continue;
    }
    escape.lastIndex = at;
    const match = escape.exec(line);
    if (!match) return undefined;
    text += meaning(match);
    at = escape.lastIndex - 1;
  }
  return undefined;
}

function meaning([whole, hex, unicode, longUnicode, octal, control, other = '']: RegExpExecArray): string {
  const digits = hex ?? unicode ?? longUnicode;
  if (digits !== undefined) {
    const code = Number.parseInt(digits, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  }
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
  if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 0x1f);
  return simple[other] ?? whole;
}
