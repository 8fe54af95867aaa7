/** A hex dump: offset, bytes, and the characters that ASCII prints. */
export interface HexLine {
  offset: string;
  hex: string;
  ascii: string;
}

/** Eight bytes suit a narrow side bar. */
export const BYTES_PER_LINE = 8;

/** `start` is the offset that the first byte has in the payload. */
export function hexLines(
  bytes: Uint8Array,
  from = 0,
  to = bytes.length,
  perLine = BYTES_PER_LINE,
  start = 0,
): HexLine[] {
  const digits = Math.max(4, Math.max(0, start + bytes.length - 1).toString(16).length);
  const lines: HexLine[] = [];
  for (let offset = from; offset < to; offset += perLine) {
    const part = bytes.subarray(offset, Math.min(offset + perLine, to));
    lines.push({
      offset: (start + offset).toString(16).padStart(digits, '0'),
      hex: Array.from(part, (byte) => byte.toString(16).padStart(2, '0')).join(' '),
      ascii: Array.from(part, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join(''),
    });
  }
  return lines;
}
