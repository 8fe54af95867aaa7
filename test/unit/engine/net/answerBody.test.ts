import { describe, expect, it } from 'vitest';
import type { HeaderList } from '../../../../src/contract/model.ts';
import { AnswerBody } from '../../../../src/engine/net/answerBody.ts';

/** However it is cut. */
function read(status: number, headers: HeaderList, text: string, limit = 1000): [string, boolean] {
  const bytes = Buffer.from(text, 'latin1');
  const whole = new AnswerBody(status, headers, limit);
  whole.push(bytes);
  const pieces = new AnswerBody(status, headers, limit);
  for (const byte of bytes) pieces.push(Uint8Array.of(byte));
  expect(pieces.bytes).toEqual(whole.bytes);
  expect(pieces.done).toBe(whole.done);
  return [Buffer.from(whole.bytes).toString('latin1'), whole.done];
}

describe('AnswerBody', () => {
  it.each<[string, HeaderList, string, [string, boolean]]>([
    ['of a length', [['Content-Length', '4']], 'bodymore', ['body', true]],
    ['cut short', [['content-length', '9']], 'body', ['body', false]],
    ['of no length', [], 'until the end', ['until the end', false]],
    ['empty', [['Content-Length', '0']], 'x', ['', true]],
    [
      'in chunks',
      [['Transfer-Encoding', 'chunked']],
      '3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n',
      ['abc0123456789', true],
    ],
    ['in chunks, cut short', [['Transfer-Encoding', 'gzip, chunked']], '5\r\nab', ['ab', false]],
    ['in chunks that are none', [['Transfer-Encoding', 'chunked']], 'what?\r\nabc', ['', true]],
    ['in a chunk without end of line', [['Transfer-Encoding', 'chunked']], '1'.repeat(300), ['', true]],
    ['of a length that is none', [['Content-Length', '-1']], 'abc', ['abc', false]],
  ])('%s', (_name, headers, text, expected) => {
    expect(read(200, headers, text)).toEqual(expected);
  });

  it('has none after 204 and 304', () => {
    expect(read(204, [], 'x')).toEqual(['', true]);
    expect(read(304, [['Content-Length', '5']], 'x')).toEqual(['', true]);
  });

  it('keeps no more than is wanted', () => {
    expect(read(200, [], 'abcdef', 4)).toEqual(['abcd', true]);
    expect(read(200, [['Transfer-Encoding', 'chunked']], '8\r\nabcdefgh\r\n', 4)).toEqual(['abcd', true]);
  });
});
