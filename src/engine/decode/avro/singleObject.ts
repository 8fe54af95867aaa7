/** “Single-object encoding”: two bytes, the fingerprint of the schema, the datum. */

/** Of the two bytes and the fingerprint. */
export const singleObjectHeader = 10;

/** The fingerprint; undefined where the bytes do not begin so. */
export function singleObject(bytes: Uint8Array): bigint | undefined {
  if (bytes.length < singleObjectHeader || bytes[0] !== 0xc3 || bytes[1] !== 0x01) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(2, true);
}

export function fingerprintText(value: bigint): string {
  return value.toString(16).padStart(16, '0');
}
