import { isUtf8 } from 'node:buffer';

// Pieces at least this long are worth a native call, and the view that it wants.
const nativeFrom = 512;

/**
 * Checks a text message for valid UTF-8 (RFC 3629) piece by piece, wherever the pieces are cut. Says at which byte it
 * went wrong. Masked pieces are read through their key, so that the record's bytes stay as they are.
 */
export class Utf8Validator {
  // Continuation bytes still to come, and the range that the next one must be in.
  #expected = 0;
  #low = 0x80;
  #high = 0xbf;
  // The memory of the last piece, as words.
  #seen: Uint8Array | undefined;
  #words: Int32Array = new Int32Array(0);

  reset(): void {
    this.#expected = 0;
  }

  /** False where the message ended inside a character. */
  get atBoundary(): boolean {
    return this.#expected === 0;
  }

  /** Index in `bytes` of the first bad byte between `from` and `to`, or -1. */
  push(bytes: Uint8Array, from: number, to: number, key?: Uint8Array, phase = 0): number {
    let i = from;
    if (key === undefined && this.#expected === 0) {
      if (to - from >= nativeFrom && isUtf8(bytes.subarray(from, to))) return -1;
      i = this.#skipAscii(bytes, from, to);
    }
    for (; i < to; i++) {
      const byte = key === undefined ? bytes[i]! : bytes[i]! ^ key[(phase + i - from) & 3]!;
      if (this.#expected > 0) {
        if (byte < this.#low || byte > this.#high) return i;
        this.#expected--;
        this.#low = 0x80;
        this.#high = 0xbf;
      } else if (byte >= 0x80 && !this.#lead(byte)) {
        return i;
      }
    }
    return -1;
  }

  /** Most text is ASCII: it is passed over a word at a time, where words lie in memory. */
  #skipAscii(bytes: Uint8Array, from: number, to: number): number {
    if (this.#seen !== bytes) {
      this.#seen = bytes;
      this.#words = new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >> 2);
    }
    const words = this.#words;
    const start = bytes.byteOffset;
    let i = from;
    while (((start + i) & 3) !== 0 && i < to && bytes[i]! < 0x80) i++;
    if (((start + i) & 3) !== 0) return i;
    const first = (start + i) >> 2;
    const end = (start + to) >> 2;
    let word = first;
    while (word < end && (words[word]! & 0x80808080) === 0) word++;
    return i + (word - first) * 4;
  }

  /** RFC 3629 §4: overlong forms, surrogates and code points beyond U+10FFFF are told by the second byte's range. */
  #lead(byte: number): boolean {
    if (byte < 0xc2 || byte > 0xf4) return false;
    this.#expected = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    this.#low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.#high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    return true;
  }
}
