/** The sum of 16-bit words that `internetChecksum` is made of; an odd byte is the upper half of a word (RFC 1071). */
export function wordSum(bytes: Uint8Array, sum = 0): number {
  const whole = bytes.length & ~1;
  for (let i = 0; i < whole; i += 2) sum += (bytes[i]! << 8) | bytes[i + 1]!;
  return whole === bytes.length ? sum : sum + (bytes[whole]! << 8);
}

/** The checksum of IPv4, TCP and UDP of such a sum. */
export function internetChecksum(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded & 0xffff) + Math.floor(folded / 0x10000);
  return ~folded & 0xffff;
}
