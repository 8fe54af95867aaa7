import { headerLengthOf, payloadLengthOf } from '../../wire/frameHeader.ts';

export interface FrameChain {
  /** Of the piece that it begins with. */
  piece: number;
  frames: number;
  compressed: boolean;
}

/** Pieces that are tried. */
const mostTried = 64;
const knownOpcodes = new Set([0, 1, 2, 8, 9, 10]);

/**
 * The frames that fill pieces of a stream from the beginning of one of them on, the last one as far as it goes; undefined
 * where there are none. Frames of a client are masked, those of a server are not (RFC 6455 §5.1).
 */
export function frameChain(pieces: readonly Uint8Array[], masked: boolean): FrameChain | undefined {
  const bytes = Buffer.concat(pieces);
  let start = 0;
  for (const [piece, { length }] of pieces.slice(0, mostTried).entries()) {
    const chain = chainFrom(bytes, start, masked);
    if (chain !== undefined) return { piece, ...chain };
    start += length;
  }
  return undefined;
}

function chainFrom(bytes: Buffer, start: number, masked: boolean): Omit<FrameChain, 'piece'> | undefined {
  let frames = 0;
  let compressed = false;
  for (let at = start; at < bytes.length;) {
    if (at + 2 > bytes.length) break;
    const [byte0, byte1] = [bytes[at]!, bytes[at + 1]!];
    if (!isHeader(byte0, byte1, masked)) return undefined;
    const headerLength = headerLengthOf(byte1);
    if (at + headerLength > bytes.length) break;
    const length = payloadLengthOf(bytes.subarray(at, at + headerLength));
    if (Number.isNaN(length) || !isShortest(byte1 & 0x7f, length)) return undefined;
    compressed ||= (byte0 & 0x40) !== 0;
    frames++;
    at += headerLength + length;
  }
  return frames === 0 ? undefined : { frames, compressed };
}

function isHeader(byte0: number, byte1: number, masked: boolean): boolean {
  const opcode = byte0 & 15;
  if (!knownOpcodes.has(opcode) || (byte0 & 0x30) !== 0 || byte1 >= 0x80 !== masked) return false;
  if (opcode < 8) return opcode !== 0 || (byte0 & 0x40) === 0;
  return (byte0 & 0xc0) === 0x80 && (byte1 & 0x7f) < 126;
}

/** RFC 6455 §5.2: the shortest form of a length is the only one. */
function isShortest(form: number, length: number): boolean {
  return form < 126 || (form === 126 ? length >= 126 : length >= 0x10000);
}
