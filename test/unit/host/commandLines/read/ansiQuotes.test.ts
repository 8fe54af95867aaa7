import { describe, expect, it } from 'vitest';
import { readAnsiQuotes } from '../../../../../src/host/commandLines/read/ansiQuotes.ts';

describe("bash's $'…'", () => {
  it.each([
    ["it\\'s \\u0021 \\x41\\101' rest", "it's ! AA"],
    ['\\a\\b\\e\\E\\f\\n\\r\\t\\v\\\\\\"\\?\'', '\x07\b\x1b\x1b\f\n\r\t\v\\"?'],
    ["\\U0001F600\\cA\\q'", '😀\x01\\q'],
    ["plain'", 'plain'],
    ["\\u12'", '\x12'],
    ["\\U99999999'", '\\U99999999'],
  ])('%s', (line, text) => {
    expect(readAnsiQuotes(`$'${line}`, 2)).toMatchObject({ text });
  });

  it('ends behind the closing quote', () => {
    expect(readAnsiQuotes("a$'b'c", 3)).toEqual({ text: 'b', end: 5 });
  });

  it('may be open', () => {
    expect(readAnsiQuotes("$'abc\\'", 2)).toBeUndefined();
    expect(readAnsiQuotes("$'abc\\", 2)).toBeUndefined();
  });
});
