/** The messages of the Remote Framebuffer Protocol that a WebSocket message begins with (RFC 6143 §7). */
import type { ByteRange } from '../../contract/decoding.ts';
import { t } from '../../contract/l10n.ts';
import type { Direction } from '../../contract/model.ts';
import { DecodeError } from './format.ts';
import { bytesText, objectOf, type Plain } from './plain.ts';

/** §7.1.2 */
const securityTypes: Readonly<Record<number, string>> = { 0: 'Invalid', 1: 'None', 2: 'VNC Authentication' };
/** §7.7 and §7.8 */
const encodings: Readonly<Record<number, string>> = {
  ...{ 0: 'Raw', 1: 'CopyRect', 2: 'RRE', 5: 'Hextile', 15: 'TRLE', 16: 'ZRLE' },
  ...{ [-239]: 'Cursor', [-223]: 'DesktopSize' },
};
/** Bytes of a pixel format (§7.4). */
const pixelFormat = 16;
/** Of encodings or rectangles, that are told one by one. */
const mostListed = 1_000;

/** What is read of one WebSocket message. */
export function rfbMessages(bytes: Uint8Array, direction: Direction, ranges?: ByteRange[]): Plain {
  const fields = new Fields(bytes, ranges);
  if (bytes.length === 0) fields.fail(t('There is no message of RFB in it.'));
  const handshake = direction === 'in' ? ofServerHandshake(fields) : ofClientHandshake(fields);
  if (handshake !== undefined) return handshake;
  if (direction === 'in') return serverMessage(fields);
  return bytes.length === 16 ? messagesOrResponse(fields) : clientMessages(fields);
}

/** A client's messages say how long they are, so that several are told apart. */
function clientMessages(fields: Fields): Plain {
  const messages: Plain[] = [];
  while (fields.left > 0) messages.push(fields.within(messages.length, () => clientMessage(fields)));
  return messages.length === 1 ? messages[0]! : messages;
}

/** To a challenge 16 bytes of any value are the answer (§7.2.2); hardly ever are they messages, too. */
function messagesOrResponse(fields: Fields): Plain {
  try {
    return clientMessages(fields);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return objectOf({ message: 'Response', response: bytesText(fields.bytes) });
  }
}

/** The only ones with such lengths and beginnings (§7.1 to §7.3). */
function ofServerHandshake(fields: Fields): Plain | undefined {
  const { bytes, left } = fields;
  if (isVersion(bytes)) return version(fields);
  if (left === bytes[0]! + 1 && left > 1) {
    const count = fields.u8('count');
    const types = Array.from({ length: count }, () => securityOf(fields.u8()));
    return objectOf({ message: 'Security', types });
  }
  if (left === 4 && fields.peek32(0) <= 2) {
    return objectOf({ message: 'SecurityResult', status: ['OK', 'failed', 'too many attempts'][fields.u32('status')] });
  }
  if (left > 8 && fields.peek32(0) === 1 && fields.peek32(4) === left - 8) {
    fields.skip(8);
    return objectOf({ message: 'SecurityResult', status: 'failed', reason: fields.text(left - 8, 'reason') });
  }
  if (left >= 24 && fields.peek32(20) === left - 24 && [8, 16, 32].includes(bytes[4]!)) {
    const size = { width: fields.u16('width'), height: fields.u16('height') };
    const format = pixels(fields);
    fields.skip(4);
    return objectOf({ message: 'ServerInit', ...size, pixelFormat: format, name: fields.text(left - 24, 'name') });
  }
  // One empty rectangle has as many bytes, and a text of eight.
  const isMessage = fields.left === 16 && (fields.peek32(0) === 1 || (bytes[0] === 3 && fields.peek32(4) === 8));
  if (left === 16 && !isMessage) return objectOf({ message: 'Challenge', challenge: bytesText(fields.take(16)) });
  return undefined;
}

function ofClientHandshake(fields: Fields): Plain | undefined {
  const { bytes, left } = fields;
  if (isVersion(bytes)) return version(fields);
  // Which of both it is only what went before tells.
  if (left === 1) {
    const value = fields.u8('value');
    return objectOf({ message: 'Security or ClientInit', security: securityOf(value), shared: value !== 0 });
  }
  return undefined;
}

/** §7.5 */
function clientMessage(fields: Fields): Plain {
  const type = fields.u8('message');
  switch (type) {
    case 0:
      fields.skip(3);
      return objectOf({ message: 'SetPixelFormat', pixelFormat: pixels(fields) });
    case 2: {
      fields.skip(1);
      const count = fields.u16('count');
      fields.need(count * 4);
      const list = Array.from({ length: Math.min(count, mostListed) }, () => encodingOf(fields.s32()));
      fields.skip((count - list.length) * 4);
      return objectOf({ message: 'SetEncodings', encodings: list });
    }
    case 3: {
      const incremental = fields.u8('incremental') !== 0;
      return objectOf({ message: 'FramebufferUpdateRequest', incremental, ...area(fields) });
    }
    case 4: {
      const down = fields.u8('down') !== 0;
      fields.skip(2);
      return objectOf({ message: 'KeyEvent', down, key: keysym(fields.u32('key')) });
    }
    case 5:
      return objectOf({
        message: 'PointerEvent',
        buttons: fields.u8('buttons'),
        x: fields.u16('x'),
        y: fields.u16('y'),
      });
    case 6:
      return objectOf({ message: 'ClientCutText', text: cutText(fields) });
    default:
      return fields.fail(t('RFC 6143 has no message {0} of a client.', type), fields.at - 1);
  }
}

/** §7.6; where rectangles end their encodings say, so that what follows the first one's place is only counted. */
function serverMessage(fields: Fields): Plain {
  const type = fields.u8('message');
  switch (type) {
    case 0: {
      fields.skip(1);
      const rectangles = fields.u16('rectangles');
      if (rectangles === 0) return objectOf({ message: 'FramebufferUpdate', rectangles });
      const first = fields.within('first', () =>
        objectOf({ ...area(fields), encoding: encodingOf(fields.s32('encoding')) }),
      );
      return objectOf({ message: 'FramebufferUpdate', rectangles, first, following: fields.left });
    }
    case 1: {
      fields.skip(1);
      return objectOf({
        message: 'SetColorMapEntries',
        first: fields.u16('first'),
        colors: fields.u16('colors'),
        following: fields.left,
      });
    }
    case 2:
      return objectOf({ message: 'Bell', ...(fields.left > 0 && { following: fields.left }) });
    case 3:
      return objectOf({
        message: 'ServerCutText',
        text: cutText(fields),
        ...(fields.left > 0 && { following: fields.left }),
      });
    default:
      return fields.fail(
        t('It begins with no message of RFC 6143: it may go on with one that began in the message before.'),
        0,
      );
  }
}

function version(fields: Fields): Plain {
  return objectOf({ message: 'ProtocolVersion', version: fields.text(12, 'version').trimEnd() });
}

/** `RFB 003.008\n` (§7.1.1). */
export function isVersion(bytes: Uint8Array): boolean {
  return bytes.length === 12 && /^RFB \d{3}\.\d{3}\n$/.test(Buffer.from(bytes).toString('latin1'));
}

function pixels(fields: Fields): Plain {
  const from = fields.at;
  const [bits, depth, bigEndian, trueColor] = fields.take(pixelFormat);
  fields.range('pixelFormat', from);
  return objectOf({ bitsPerPixel: bits, depth, bigEndian: bigEndian !== 0, trueColor: trueColor !== 0 });
}

function area(fields: Fields): { x: number; y: number; width: number; height: number } {
  return { x: fields.u16('x'), y: fields.u16('y'), width: fields.u16('width'), height: fields.u16('height') };
}

/** Latin 1 (§7.5.6, §7.6.4). */
function cutText(fields: Fields): string {
  fields.skip(3);
  return fields.text(fields.u32(), 'text');
}

function securityOf(type: number): string | number {
  return securityTypes[type] ?? type;
}

function encodingOf(encoding: number): string | number {
  return encodings[encoding] ?? encoding;
}

/** As X names them (§7.5.4): Latin 1 as it is, all else by its number. */
function keysym(key: number): string {
  const isPrinted = (key >= 0x20 && key <= 0x7e) || (key >= 0xa0 && key <= 0xff);
  return isPrinted ? String.fromCharCode(key) : `0x${key.toString(16)}`;
}

/** Big-endian fields, one after the other, and where they lie. */
class Fields {
  readonly bytes: Uint8Array;
  at = 0;
  readonly #view: DataView;
  readonly #ranges: ByteRange[] | undefined;
  readonly #path: (string | number)[] = [];

  constructor(bytes: Uint8Array, ranges: ByteRange[] | undefined) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#ranges = ranges;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  u8(name?: string): number {
    return this.#view.getUint8(this.#next(1, name));
  }

  u16(name?: string): number {
    return this.#view.getUint16(this.#next(2, name));
  }

  u32(name?: string): number {
    return this.#view.getUint32(this.#next(4, name));
  }

  s32(name?: string): number {
    return this.#view.getInt32(this.#next(4, name));
  }

  text(length: number, name?: string): string {
    const from = this.#next(length, name);
    return Buffer.from(this.bytes.subarray(from, from + length)).toString('latin1');
  }

  take(length: number): Uint8Array {
    const from = this.#next(length);
    return this.bytes.subarray(from, from + length);
  }

  skip(length: number): void {
    this.#next(length);
  }

  /** Only where it is known to be there. */
  peek32(at: number): number {
    return this.#view.getUint32(at);
  }

  need(length: number): void {
    if (length > this.left) this.fail(t('It says that {0} bytes follow, and {1} do.', length, this.left));
  }

  /** What `read` reads is a value of that name. */
  within(step: string | number, read: () => Plain): Plain {
    this.#path.push(step);
    const value = read();
    this.#path.pop();
    return value;
  }

  range(name: string, from: number): void {
    this.#ranges?.push({ path: [...this.#path, name], from, to: this.at });
  }

  fail(message: string, offset = this.at): never {
    throw new DecodeError(message, offset);
  }

  #next(length: number, name?: string): number {
    this.need(length);
    const from = this.at;
    this.at += length;
    if (name !== undefined) this.range(name, from);
    return from;
  }
}
