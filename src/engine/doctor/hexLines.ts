/** The first bytes in hex with their ASCII beside them, 16 a line; two lines at most, and how many there are in all. */
export function hexLines(bytes: Uint8Array): string[] {
  const lines: string[] = [];
  for (let from = 0; from < bytes.length && from < 32; from += 16) {
    const row = bytes.subarray(from, Math.min(from + 16, 32));
    const hex = Array.from(row, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const ascii = Array.from(row, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${hex.padEnd(47)}  ${ascii}`);
  }
  return bytes.length > 32 ? [...lines, `… ${bytes.length} bytes`] : lines;
}
