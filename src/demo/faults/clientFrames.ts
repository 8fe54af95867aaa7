/** A frame that a client sent. */
export interface ClientFrame {
  readonly opcode: number;
  /** Unmasked; of control frames only, which are short. */
  readonly payload: Buffer;
}

/** Longest header: 2 bytes, 8 of length, 4 of masking key. */
const LONGEST_HEADER = 14;

/**
 * Reads a client's frames (RFC 6455 §5.2) as far as a raw connection needs it: which ones came, and what control frames
 * hold. Payloads of data frames are skipped, so nothing piles up.
 */
export class ClientFrames {
  #header = Buffer.alloc(0);
  #frame: { opcode: number; key: Buffer; payload: Buffer[]; left: number } | undefined;

  /** The frames that ended within these bytes. Throws a RangeError on a control frame longer than 125 bytes. */
  push(bytes: Buffer): ClientFrame[] {
    const frames: ClientFrame[] = [];
    let rest = bytes;
    while (rest.length > 0 || this.#frame?.left === 0) {
      rest = this.#frame === undefined ? this.#readHeader(rest) : this.#readPayload(rest, this.#frame);
      if (this.#frame?.left === 0) {
        const { opcode, key, payload } = this.#frame;
        frames.push({ opcode, payload: unmask(Buffer.concat(payload), key) });
        this.#frame = undefined;
      }
    }
    return frames;
  }

  #readHeader(bytes: Buffer): Buffer {
    const held = this.#header.length;
    const seen = Buffer.concat([this.#header, bytes.subarray(0, LONGEST_HEADER - held)]);
    const [first, second] = seen;
    if (first === undefined || second === undefined) return this.#hold(seen);
    const short = second & 0x7f;
    const extended = short === 126 ? 2 : short === 127 ? 8 : 0;
    const length = 2 + extended + (second & 0x80 ? 4 : 0);
    if (seen.length < length) return this.#hold(seen);
    const left = extended === 0 ? short : extended === 2 ? seen.readUInt16BE(2) : Number(seen.readBigUInt64BE(2));
    const opcode = first & 0x0f;
    if (opcode >= 8 && left > 125) throw new RangeError('A control frame is longer than 125 bytes.');
    this.#frame = { opcode, key: Buffer.from(seen.subarray(2 + extended, length)), payload: [], left };
    this.#header = Buffer.alloc(0);
    return bytes.subarray(length - held);
  }

  #hold(header: Buffer): Buffer {
    this.#header = Buffer.from(header);
    return Buffer.alloc(0);
  }

  #readPayload(bytes: Buffer, frame: { opcode: number; payload: Buffer[]; left: number }): Buffer {
    const part = bytes.subarray(0, frame.left);
    if (frame.opcode >= 8) frame.payload.push(Buffer.from(part));
    frame.left -= part.length;
    return bytes.subarray(part.length);
  }
}

function unmask(payload: Buffer, key: Buffer): Buffer {
  if (key.length === 4) for (let i = 0; i < payload.length; i++) payload[i] = payload[i]! ^ key[i & 3]!;
  return payload;
}
