/** IEEE 754 decimal128 with a binary integer as coefficient, as BSON has it (github.com/mongodb/specifications, bson-decimal128). */

const exponentBias = 6176n;
const largest = 10n ** 34n - 1n;

/** The number as text, by the rules of that specification: `0.1`, `1E+3`, `NaN`. Sixteen bytes, the lowest first. */
export function decimal128(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const high = view.getBigUint64(8, true);
  const sign = high >> 63n === 1n ? '-' : '';
  const kind = (high >> 58n) & 0x1fn;
  if (kind === 0x1fn) return 'NaN';
  if (kind === 0x1en) return `${sign}Infinity`;
  // With both bits set the coefficient would be larger than any that is allowed: it stands for zero.
  const isLarge = ((high >> 61n) & 3n) === 3n;
  const exponent = Number(((high >> (isLarge ? 47n : 49n)) & 0x3fffn) - exponentBias);
  const written = isLarge ? 0n : ((high & 0x1_ffff_ffff_ffffn) << 64n) | view.getBigUint64(0, true);
  const digits = (written > largest ? 0n : written).toString();
  return sign + numberText(digits, exponent);
}

function numberText(digits: string, exponent: number): string {
  const scientific = digits.length - 1 + exponent;
  if (exponent > 0 || scientific < -6) {
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    return `${mantissa}E${scientific < 0 ? '-' : '+'}${Math.abs(scientific)}`;
  }
  if (exponent === 0) return digits;
  const point = digits.length + exponent;
  return point > 0 ? `${digits.slice(0, point)}.${digits.slice(point)}` : `0.${'0'.repeat(-point)}${digits}`;
}
