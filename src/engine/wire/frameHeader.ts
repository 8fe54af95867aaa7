import { Opcode } from './opcodes.ts';
import { Violation } from './violations.ts';

/** The longest header: 2 bytes, 8 of extended length, 4 of masking key (RFC 6455 §5.2). */
export const maxHeaderLength = 14;

/** How long the header is that begins with these two bytes. */
export function headerLengthOf(byte1: number): number {
  const length = byte1 & 0x7f;
  return 2 + (length === 126 ? 2 : length === 127 ? 8 : 0) + ((byte1 & 0x80) === 0 ? 0 : 4);
}

/** The payload length that a whole header states; NaN where it is out of range. */
export function payloadLengthOf(header: Uint8Array): number {
  const short = header[1]! & 0x7f;
  if (short < 126) return short;
  if (short === 126) return (header[2]! << 8) | header[3]!;
  const high = header[2]! * 0x1000000 + ((header[3]! << 16) | (header[4]! << 8) | header[5]!);
  const low = header[6]! * 0x1000000 + ((header[7]! << 16) | (header[8]! << 8) | header[9]!);
  const length = high * 0x100000000 + low;
  return Number.isSafeInteger(length) ? length : NaN;
}

export interface HeaderContext {
  fromServer: boolean;
  /** permessage-deflate was negotiated: RSV1 is defined on the first frame of a data message (RFC 7692 §6). */
  deflate: boolean;
  /** A fragmented message of this direction is under way. */
  messageOpen: boolean;
  /** A close frame of this direction has passed. */
  closed: boolean;
}

/** The number of the first violation that the header alone shows, or 0; `payloadLength` is NaN where it is out of range. */
export function headerViolation(byte0: number, byte1: number, payloadLength: number, context: HeaderContext): number {
  const opcode = byte0 & 0xf;
  const data = opcode === Opcode.text || opcode === Opcode.binary;
  const short = byte1 & 0x7f;
  if ((byte0 & (context.deflate && data ? 0x30 : 0x70)) !== 0) return Violation['reserved-bits'];
  if ((opcode > Opcode.binary && opcode < Opcode.close) || opcode > Opcode.pong) return Violation['reserved-opcode'];
  if (context.closed) return Violation['data-after-close'];
  if (opcode >= Opcode.close) {
    if ((byte0 & 0x80) === 0) return Violation['control-fragmented'];
    if (short > 125) return Violation['control-too-long'];
  } else if (data) {
    if (context.messageOpen) return Violation['message-interrupted'];
  } else if (!context.messageOpen) return Violation['continuation-without-start'];
  if ((byte1 & 0x80) !== 0) {
    if (context.fromServer) return Violation['masked-from-server'];
  } else if (!context.fromServer) return Violation['unmasked-from-client'];
  if (short < 126) return 0;
  if (Number.isNaN(payloadLength)) return Violation['length-out-of-range'];
  return payloadLength < (short === 126 ? 126 : 0x10000) ? Violation['length-not-minimal'] : 0;
}

/** Which byte of the header shows it. */
export function headerViolationOffset(violation: number): number {
  switch (violation) {
    case Violation['masked-from-server']:
    case Violation['unmasked-from-client']:
    case Violation['control-too-long']:
      return 1;
    case Violation['length-out-of-range']:
    case Violation['length-not-minimal']:
      return 2;
    default:
      return 0;
  }
}
