import { describe, expect, it } from 'vitest';
import { readEscapes } from '../../../../src/host/panel/escapes.ts';

const raw = String.raw;

describe('readEscapes', () => {
  it.each([
    [raw`a\x1eb`, 'a\x1eb'],
    [raw`\n\r\t\b\f\v\0\\\"\'`, '\n\r\t\b\f\v\0\\"\''],
    [raw`\u0000\u00e4\u{1F600}\uD83D\uDE00`, '\0ä😀😀'],
    [raw`\\n`, raw`\n`],
    ['no escapes:\n😀', 'no escapes:\n😀'],
    ['', ''],
  ])('%j is %j', (text, read) => {
    expect(readEscapes(text)).toBe(read);
  });

  it.each([
    [raw`ab\q`, raw`“\q” at position 3`],
    ['end\\', '“\\” at position 4'],
    [raw`\x1`, raw`“\x” at position 1`],
    [raw`\u12`, raw`“\u” at position 1`],
    [raw`\u{110000}`, raw`“\u{110000}” at position 1`],
    [raw`\N`, raw`“\N” at position 1`],
  ])('refuses %j', (text, message) => {
    expect(() => readEscapes(text)).toThrow(
      expect.objectContaining({ code: 'bad-escape', message: expect.stringContaining(message) }),
    );
  });
});
