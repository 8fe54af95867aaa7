/** A frame as a server writes it: unmasked (RFC 6455 §5.1, §5.2). Builds forbidden ones as well. */

export const TEXT = 1;
export const BINARY = 2;
export const CONTINUATION = 0;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

export function serverFrame(opcode: number, payload: Uint8Array | string = '', fin = true): Buffer {
  const body = typeof payload === 'string' ? Buffer.from(payload) : payload;
  return Buffer.concat([serverFrameHeader(opcode, body.length, fin), body]);
}

export function serverFrameHeader(opcode: number, length: number, fin = true): Buffer {
  const first = (fin ? 0x80 : 0) | opcode;
  if (length < 126) return Buffer.from([first, length]);
  if (length < 0x10000) {
    const header = Buffer.from([first, 126, 0, 0]);
    header.writeUInt16BE(length, 2);
    return header;
  }
  const header = Buffer.alloc(10);
  header.set([first, 127]);
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}

/** Without a code the frame is empty (RFC 6455 §5.5.1). The reason is cut where a control frame ends: 123 bytes. */
export function closeFrame(code?: number, reason = ''): Buffer {
  if (code === undefined) return serverFrame(CLOSE);
  const payload = Buffer.alloc(2 + Buffer.byteLength(reason));
  payload.writeUInt16BE(code, 0);
  payload.write(reason, 2);
  return serverFrame(CLOSE, payload.subarray(0, wholeCharacters(payload, 125)));
}

/** The longest length up to `limit` that cuts no UTF-8 sequence apart. */
function wholeCharacters(bytes: Uint8Array, limit: number): number {
  if (bytes.length <= limit) return bytes.length;
  let end = limit;
  while (end > 2 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return end;
}
