/** Zstandard (RFC 8878) by fzstd. Loaded when a chain has it. */
import { Decompress } from 'fzstd';
import { t } from '../../contract/l10n.ts';

const magic = 0xfd2fb528;

class TooLarge extends RangeError {
  readonly code = 'ERR_BUFFER_TOO_LARGE';
}

/** As those of `node:zlib` are called. Throws an Error that says what is wrong. */
export function zstdDecompress(bytes: Uint8Array, { maxOutputLength }: { maxOutputLength: number }): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const { from, to, window } of frames(bytes)) {
    // The library takes as much memory as the window is said to be.
    if (window > maxOutputLength) throw new TooLarge();
    const reader = new Decompress((part) => {
      length += part.length;
      if (length > maxOutputLength) throw new TooLarge();
      parts.push(part.slice());
    });
    reader.push(bytes.subarray(from, to), true);
  }
  return Buffer.concat(parts);
}

interface Frame {
  from: number;
  to: number;
  /** Bytes that it may refer back to, or all that it has (§3.1.1.1.2). */
  window: number;
}

/** The frames, by their headers and the lengths of their blocks (§3.1); those that are to be skipped are left out (§3.1.2). */
function frames(bytes: Uint8Array): Frame[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Frame[] = [];
  let at = 0;
  const need = (length: number): number => {
    if (length > bytes.length - at) throw new Error(t('the data ends within a frame'));
    at += length;
    return at - length;
  };
  do {
    const from = at;
    const first = view.getUint32(need(4), true);
    if (first >>> 4 === 0x0184d2a5) {
      const length = view.getUint32(need(4), true);
      need(length);
      continue;
    }
    if (first !== magic) throw new Error(t('no frame begins there'));
    const descriptor = bytes[need(1)]!;
    const isSingle = (descriptor & 0x20) !== 0;
    const exponent = isSingle ? 0 : bytes[need(1)]!;
    need([0, 1, 2, 4][descriptor & 3]!);
    const sizeLength = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
    const size = contentSize(view, need(sizeLength), sizeLength);
    const base = 2 ** (10 + (exponent >> 3));
    const window = isSingle ? size : base + (base / 8) * (exponent & 7);
    for (let isLast = false; !isLast;) {
      const header = need(3);
      const block = bytes[header]! | (bytes[header + 1]! << 8) | (bytes[header + 2]! << 16);
      isLast = (block & 1) === 1;
      // One of a byte that is repeated has that alone.
      need(((block >> 1) & 3) === 1 ? 1 : block >> 3);
    }
    if ((descriptor & 4) !== 0) need(4);
    found.push({ from, to: at, window });
  } while (at < bytes.length);
  return found;
}

function contentSize(view: DataView, at: number, length: number): number {
  if (length === 1) return view.getUint8(at);
  if (length === 2) return view.getUint16(at, true) + 256;
  if (length === 4) return view.getUint32(at, true);
  return length === 8 ? Number(view.getBigUint64(at, true)) : 0;
}
