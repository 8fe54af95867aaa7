import { createHash } from 'node:crypto';
import { concat } from '../frames/hex.ts';

export type Header = readonly [name: string, value: string];

/** What a peer answers to the opening handshake: parts of a 101, or any bytes at all. */
export type Answer =
  | {
      /** `HTTP/1.1 101 Switching Protocols` unless said otherwise. */
      statusLine?: string;
      /** In the place of Upgrade, Connection and Sec-WebSocket-Accept. */
      headers?: readonly Header[];
      /** After them. */
      extraHeaders?: readonly Header[];
      /** In the place of the right Sec-WebSocket-Accept. */
      accept?: string;
    }
  | { bytes: Uint8Array | ((requestHead: string) => Uint8Array) };

/** The bytes of the answer to a request head. */
export function answerBytes(answer: Answer, requestHead: string): Uint8Array {
  if ('bytes' in answer) return typeof answer.bytes === 'function' ? answer.bytes(requestHead) : answer.bytes;
  const { statusLine = 'HTTP/1.1 101 Switching Protocols', extraHeaders = [] } = answer;
  const accept = answer.accept ?? acceptOf(keyIn(requestHead));
  const headers = answer.headers ?? [
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Accept', accept],
  ];
  const lines = [...headers, ...extraHeaders].map(([name, value]) => `${name}: ${value}\r\n`);
  return latin1(`${statusLine}\r\n${lines.join('')}\r\n`);
}

/** RFC 6455 §4.2.2: the answer to a Sec-WebSocket-Key. */
export function acceptOf(key: string): string {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}

/** One byte for each character, as HTTP heads are written. */
export function latin1(...texts: readonly string[]): Uint8Array {
  return concat(...texts.map((text) => Buffer.from(text, 'latin1')));
}

/** The length of the head that the bytes begin with, its empty line included; undefined before that came. */
export function headLength(bytes: Uint8Array): number | undefined {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('\r\n\r\n');
  return end < 0 ? undefined : end + 4;
}

function keyIn(requestHead: string): string {
  return /^sec-websocket-key:[ \t]*(\S*)/im.exec(requestHead)?.[1] ?? '';
}
