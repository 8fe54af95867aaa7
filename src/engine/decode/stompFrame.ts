import type { ByteRange } from '../../contract/decoding.ts';
import { t } from '../../contract/l10n.ts';
import { DecodeError, type Encoded } from './format.ts';
import { bodyOf, mayBeJson, writtenBody } from './jsonInText.ts';
import {
  isObject,
  member,
  newObject,
  objectOf,
  textMember,
  textOrBytes,
  utf8Text,
  type Plain,
  type PlainObject,
} from './plain.ts';
import { wholeJson } from './plainText.ts';

export const commands = [
  'CONNECT',
  'STOMP',
  'CONNECTED',
  'SEND',
  'SUBSCRIBE',
  'UNSUBSCRIBE',
  'ACK',
  'NACK',
  'BEGIN',
  'COMMIT',
  'ABORT',
  'DISCONNECT',
  'MESSAGE',
  'RECEIPT',
  'ERROR',
] as const;

/** Of a frame: it may have as many headers as it has bytes. */
const mostRanges = 1_000;
const lineFeed = 0x0a;
const colonByte = 0x3a;
const nul = 0x00;
const escapes: Readonly<Record<string, string>> = { '\\r': '\r', '\\n': '\n', '\\c': ':', '\\\\': '\\' };
const written: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', ':': '\\c', '\\': '\\\\' };

/**
 * One frame, or a heart-beat (STOMP 1.2, “Augmented BNF”, “Heart-beating”). A body that is JSON, and not said to be anything
 * else, is a tree. Throws a `DecodeError`.
 */
export function readStompFrame(bytes: Uint8Array, ranges?: ByteRange[]): Plain {
  if (bytes.length > 0 && bytes.every(isLineEnd)) return objectOf({ heartbeat: true });
  const reader = new FrameReader(bytes, ranges);
  return reader.frame();
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === lineFeed || byte === 0x0d;
}

class FrameReader {
  readonly #bytes: Uint8Array;
  readonly #ranges: ByteRange[] | undefined;
  #at = 0;

  constructor(bytes: Uint8Array, ranges: ByteRange[] | undefined) {
    this.#bytes = bytes;
    this.#ranges = ranges;
  }

  frame(): Plain {
    const bytes = this.#bytes;
    while (isLineEnd(bytes[this.#at])) this.#at++;
    const start = this.#at;
    const command = this.#line();
    if (command === undefined || !commands.some((known) => known === command)) {
      throw new DecodeError(t('No command of STOMP begins here.'), start);
    }
    this.#tell(['command'], start, start + command.length);
    // These two have no escapes, so that 1.0 understands them (“Value Encoding”).
    const headers = this.#headers(command !== 'CONNECT' && command !== 'CONNECTED');
    const from = this.#at;
    const to = endOfBody(bytes, from, headers);
    this.#tell(['body'], from, to);
    this.#tell([], 0, bytes.length);
    const body = bytes.subarray(from, to);
    const isJson = mayBeJson(textMember(headers, 'content-type'));
    return objectOf({ command, headers, body: isJson ? bodyOf(body) : textOrBytes(body) });
  }

  #headers(escaped: boolean): PlainObject {
    const headers = newObject();
    for (;;) {
      const from = this.#at;
      const text = this.#line();
      if (text === undefined) throw new DecodeError(t('The headers do not end.'), from);
      if (text === '') break;
      const colon = text.indexOf(':');
      if (colon < 0) throw new DecodeError(t('A header has no colon.'), from);
      const name = unescaped(text.slice(0, colon), escaped, from);
      // Of one that is repeated the first counts (“Repeated Header Entries”).
      if (Object.hasOwn(headers, name)) continue;
      headers[name] = unescaped(text.slice(colon + 1), escaped, from);
      if (this.#ranges === undefined) continue;
      const value = this.#bytes.indexOf(colonByte, from) + 1;
      this.#tell(['headers', name], value, value + Buffer.byteLength(text.slice(colon + 1)));
    }
    return headers;
  }

  /** Without its end. Undefined where it has none. */
  #line(): string | undefined {
    const bytes = this.#bytes;
    const from = this.#at;
    const end = bytes.indexOf(lineFeed, from);
    if (end < 0) return undefined;
    this.#at = end + 1;
    const text = utf8Text(bytes.subarray(from, bytes[end - 1] === 0x0d && end > from ? end - 1 : end));
    if (text === undefined) throw new DecodeError(t('The text is not UTF-8.'), from);
    return text;
  }

  #tell(path: readonly string[], from: number, to: number): void {
    if (this.#ranges !== undefined && this.#ranges.length < mostRanges) this.#ranges.push({ path, from, to });
  }
}

function endOfBody(bytes: Uint8Array, from: number, headers: Plain): number {
  const stated = textMember(headers, 'content-length');
  const end = stated !== undefined && /^\d{1,15}$/.test(stated) ? from + Number(stated) : bytes.indexOf(nul, from);
  if (end < 0 || bytes[end] !== nul)
    throw new DecodeError(t('The body does not end with a NUL.'), Math.min(Math.max(end, from), bytes.length));
  const rest = bytes.subarray(end + 1).findIndex((byte) => byte !== lineFeed && byte !== 0x0d);
  if (rest >= 0) throw new DecodeError(t('Something follows the frame.'), end + 1 + rest);
  return end;
}

function unescaped(text: string, escaped: boolean, from: number): string {
  if (!escaped || !text.includes('\\')) return text;
  return text.replace(/\\(?:.|$)/gs, (sequence) => {
    const meant = escapes[sequence];
    if (meant === undefined) throw new DecodeError(t('A header has an escape that STOMP does not know.'), from);
    return meant;
  });
}

/** Writes what `readStompFrame` reads; its length is told anew. Throws an Error that says what cannot be written. */
export function writeStompFrame(tree: Plain): Encoded {
  if (member(tree, 'heartbeat') === true) return { text: '\n' };
  const command = textMember(tree, 'command');
  if (command === undefined)
    throw new Error(t('A frame of STOMP has a command, or is a heart-beat: {0}.', '{"heartbeat": true}'));
  const body = writtenBody(member(tree, 'body'));
  const length = 'text' in body ? Buffer.byteLength(body.text) : body.bytes.length;
  const headers = member(tree, 'headers');
  const escaped = command !== 'CONNECT' && command !== 'CONNECTED';
  const value = (text: string): string => (escaped ? text.replace(/[\r\n:\\]/g, (one) => written[one]!) : text);
  const lines = Object.entries(isObject(headers) ? headers : {}).map(([name, content]) => {
    const said =
      name === 'content-length' ? String(length) : typeof content === 'string' ? content : wholeJson(content);
    return `${value(name)}:${value(said)}\n`;
  });
  const head = `${command}\n${lines.join('')}\n`;
  if ('text' in body) return { text: `${head}${body.text}\0` };
  return { bytes: Buffer.concat([Buffer.from(head), body.bytes, Buffer.alloc(1)]) };
}
