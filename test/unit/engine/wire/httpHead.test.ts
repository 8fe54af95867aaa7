import { describe, expect, it } from 'vitest';
import { endOfHead, headerValue, isInterim, parseHead, parseStatusLine } from '../../../../src/engine/wire/httpHead.ts';

const raw = Buffer.from(
  'HTTP/1.1 101 Switching Protocols\r\nupGrade: websocket\r\nX-A: 1\r\nx-a:2\r\nFolded: a\r\n b\r\nbroken\r\n\r\n',
);

describe('HTTP head', () => {
  it('keeps order, case and duplicates', () => {
    expect(parseHead(raw)).toEqual({
      startLine: 'HTTP/1.1 101 Switching Protocols',
      headers: [
        ['upGrade', 'websocket'],
        ['X-A', '1'],
        ['x-a', '2'],
        ['Folded', 'a b'],
        ['broken', ''],
      ],
      raw,
    });
  });

  it('joins the values of one name', () => {
    expect(headerValue(parseHead(raw).headers, 'X-a')).toBe('1, 2');
    expect(headerValue(parseHead(raw).headers, 'none')).toBeUndefined();
  });

  it.each([
    ['a\r\n\r\nb', 5],
    ['a\n\nb', 3],
    ['a\n\r\nb', 4],
    ['a\r\n\r', -1],
    ['', -1],
  ])('ends %j at %i', (text, end) => {
    expect(endOfHead(Buffer.from(text))).toBe(end);
  });

  it.each([
    ['HTTP/1.1 101 Switching Protocols', { version: '1.1', status: 101, reason: 'Switching Protocols' }],
    ['HTTP/1.0 200', { version: '1.0', status: 200, reason: '' }],
    ['HTTP/2 426 ', { version: '2', status: 426, reason: '' }],
    ['SSH-2.0-OpenSSH_9.2', undefined],
    ['', undefined],
  ])('reads the status line %j', (line, status) => {
    expect(parseStatusLine(line)).toEqual(status);
  });

  it('waits after interim responses, but for an upgrade and what is no status', () => {
    expect([0, 99, 100, 101, 102, 199, 200, 404].filter(isInterim)).toEqual([100, 102, 199]);
  });
});
