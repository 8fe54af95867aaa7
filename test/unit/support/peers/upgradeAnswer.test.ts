import { describe, expect, it } from 'vitest';
import { acceptOf, answerBytes, headLength, latin1 } from '../../../support/peers/upgradeAnswer.ts';

const requestHead = 'GET / HTTP/1.1\r\nSEC-WEBSOCKET-KEY:  dGhlIHNhbXBsZSBub25jZQ== \r\n\r\n';
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('answerBytes', () => {
  it('is a right answer to the key of RFC 6455 §1.3', () => {
    expect(text(answerBytes({}, requestHead))).toBe(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n',
    );
  });

  it('puts headers in the place of others and after them', () => {
    const answer = { statusLine: 'HTTP/1.1 200 OK', headers: [['A', '1']], extraHeaders: [['b', 'ü']] } as const;
    expect(text(answerBytes(answer, requestHead))).toBe('HTTP/1.1 200 OK\r\nA: 1\r\nb: ü\r\n\r\n');
  });

  it('is any bytes', () => {
    expect(text(answerBytes({ bytes: latin1('x') }, requestHead))).toBe('x');
    expect(text(answerBytes({ bytes: (head) => latin1(head.slice(0, 3)) }, requestHead))).toBe('GET');
  });
});

describe('acceptOf', () => {
  it('differs by key', () => expect(acceptOf('a')).not.toBe(acceptOf('b')));
});

describe('headLength', () => {
  it('ends after the empty line', () => {
    expect(headLength(latin1('A\r\n\r\nrest'))).toBe(5);
    expect(headLength(latin1('A\r\n\r'))).toBeUndefined();
  });
});
