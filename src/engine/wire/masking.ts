/** XORs `bytes` in place with the 4-byte masking key, as if `bytes[0]` were byte `phase` of the payload (RFC 6455 §5.3). */
export function applyMask(bytes: Uint8Array, key: Uint8Array, phase = 0): void {
  const k0 = key[phase & 3]!;
  const k1 = key[(phase + 1) & 3]!;
  const k2 = key[(phase + 2) & 3]!;
  const k3 = key[(phase + 3) & 3]!;
  const whole = bytes.length & ~3;
  let i = 0;
  for (; i < whole; i += 4) {
    bytes[i]! ^= k0;
    bytes[i + 1]! ^= k1;
    bytes[i + 2]! ^= k2;
    bytes[i + 3]! ^= k3;
  }
  if (i < bytes.length) bytes[i++]! ^= k0;
  if (i < bytes.length) bytes[i++]! ^= k1;
  if (i < bytes.length) bytes[i]! ^= k2;
}
