import { describe, expect, it } from 'vitest';
import {
  isCookieValue,
  isHeaderName,
  isHeaderValue,
  isSubprotocol,
  parseHeaderLine,
  parseSubprotocols,
} from '../../../../src/host/profiles/fieldSyntax.ts';

describe('isHeaderName', () => {
  it('is a token', () => {
    for (const name of ['Accept', 'X-A_b.c~1', "!#$%&'*+"]) expect(isHeaderName(name), name).toBe(true);
    for (const name of ['', 'A B', 'A:', 'Ä', 'A\n', 'A\r\nB: c']) expect(isHeaderName(name), name).toBe(false);
  });
});

describe('isHeaderValue', () => {
  it('has no control characters and nothing beyond Latin-1', () => {
    for (const value of ['', 'a b', '\tä']) expect(isHeaderValue(value), value).toBe(true);
    for (const value of ['a\nb', 'a\r\nEvil: 1', '\0', '€', '\x7f']) expect(isHeaderValue(value), value).toBe(false);
  });
});

describe('isCookieValue', () => {
  it('ends at no semicolon', () => {
    for (const value of ['', 'a b', '"{}"', 'a=b']) expect(isCookieValue(value), value).toBe(true);
    for (const value of ['a;b', 'a\n', '€']) expect(isCookieValue(value), value).toBe(false);
  });
});

describe('isSubprotocol', () => {
  it('is a token, or a variable for one', () => {
    for (const name of ['chat', 'v2.chat', '${secret:a.b}', 'bearer.${secret:a}'])
      expect(isSubprotocol(name), name).toBe(true);
    for (const name of ['', 'a b', 'a,b', '{a}']) expect(isSubprotocol(name), name).toBe(false);
  });
});

describe('parseHeaderLine', () => {
  it('splits at the first colon', () => {
    expect(parseHeaderLine(' Origin : http://a:1 ')).toEqual(['Origin', 'http://a:1']);
    expect(parseHeaderLine('X-Empty:')).toEqual(['X-Empty', '']);
  });

  it.each(['', 'Origin', ': a', 'A B: c', 'A: €'])('says what is wrong with %j', (line) => {
    expect(parseHeaderLine(line)).toEqual(expect.stringMatching(/\.$/));
  });
});

describe('parseSubprotocols', () => {
  it('takes commas and spaces', () => {
    expect(parseSubprotocols(' chat.v2, chat.v1  raw ')).toEqual(['chat.v2', 'chat.v1', 'raw']);
    expect(parseSubprotocols('')).toEqual([]);
  });

  it.each(['a/b', 'chat, chat'])('says what is wrong with %j', (text) => {
    expect(parseSubprotocols(text)).toEqual(expect.stringMatching(/\.$/));
  });
});
