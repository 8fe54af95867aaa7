import { violationNumber } from './violations.ts';

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

/** The first violation that the header alone shows: its number, and its offset in the frame; or undefined. */
export function headerViolation(
  header: Uint8Array,
  payloadLength: number,
  context: HeaderContext,
): { violation: number; offset: number } | undefined {
  const byte0 = header[0]!;
  const opcode = byte0 & 0xf;
  const fin = (byte0 & 0x80) !== 0;
  const masked = (header[1]! & 0x80) !== 0;
  const control = opcode >= 8;
  const rsv1Allowed = context.deflate && (opcode === 1 || opcode === 2);
  const short = header[1]! & 0x7f;
  const at = (code: Parameters<typeof violationNumber>[0], offset: number) => ({
    violation: violationNumber(code),
    offset,
  });

  if ((byte0 & (rsv1Allowed ? 0x30 : 0x70)) !== 0) return at('reserved-bits', 0);
  if ((opcode > 2 && opcode < 8) || opcode > 10) return at('reserved-opcode', 0);
  if (context.closed) return at('data-after-close', 0);
  if (control && !fin) return at('control-fragmented', 0);
  if (control && short > 125) return at('control-too-long', 1);
  if (opcode === 0 && !context.messageOpen) return at('continuation-without-start', 0);
  if ((opcode === 1 || opcode === 2) && context.messageOpen) return at('message-interrupted', 0);
  if (context.fromServer && masked) return at('masked-from-server', 1);
  if (!context.fromServer && !masked) return at('unmasked-from-client', 1);
  if (Number.isNaN(payloadLength)) return at('length-out-of-range', 2);
  if ((short === 126 && payloadLength < 126) || (short === 127 && payloadLength < 0x10000)) {
    return at('length-not-minimal', 2);
  }
  return undefined;
}
