import { describe, expect, it } from 'vitest';
import { latin1, rawLines } from '../../../../webview/handshake/rawHead.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('a raw head', () => {
  it('keeps each line with its end', () => {
    expect(rawLines(bytesOf('HTTP/1.1 101\r\nA: 1\r\n\r\n'))).toEqual([
      { text: 'HTTP/1.1 101', end: '\r\n' },
      { text: 'A: 1', end: '\r\n' },
      { text: '', end: '\r\n' },
    ]);
  });

  it('shows bare line feeds and lone carriage returns', () => {
    expect(rawLines(bytesOf('A: 1\nB: \r2\r\n'))).toEqual([
      { text: 'A: 1', end: '\n' },
      { text: 'B: \r2', end: '\r\n' },
    ]);
  });

  it('shows where the bytes broke off', () => {
    expect(rawLines(bytesOf('HTTP/1.1 1'))).toEqual([{ text: 'HTTP/1.1 1', end: '' }]);
    expect(rawLines(new Uint8Array())).toEqual([]);
  });

  it('has a character for each byte', () => {
    const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect(Buffer.from(latin1(every), 'latin1')).toEqual(Buffer.from(every));
    expect(
      rawLines(every)
        .map(({ text, end }) => text + end)
        .join(''),
    ).toBe(latin1(every));
  });
});
