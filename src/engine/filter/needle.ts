const asciiOnly = /^\p{ASCII}*$/u;

/**
 * A text to be found in any case. One of ASCII alone is looked for in the payload's bytes, by Horspool's algorithm
 * over a table that takes both cases of a letter for one; no text is made of the payload. Letters of ASCII match in
 * either case, and nothing else for them.
 */
export class Needle {
  readonly text: string;
  /** Undefined where the text is not all ASCII: then the payload's text is to be searched. */
  readonly #bytes: Uint8Array | undefined;
  readonly #shift = new Int32Array(256);
  readonly #fold = foldAscii;

  constructor(text: string) {
    this.text = text.toLowerCase();
    if (!asciiOnly.test(this.text)) return;
    const bytes = Uint8Array.from(this.text, (character) => character.charCodeAt(0));
    this.#bytes = bytes;
    this.#shift.fill(bytes.length);
    for (let i = 0; i < bytes.length - 1; i++) {
      const lower = bytes[i]!;
      this.#shift[lower] = bytes.length - 1 - i;
      if (lower >= 0x61 && lower <= 0x7a) this.#shift[lower - 0x20] = bytes.length - 1 - i;
    }
  }

  /** It can be looked for by `isIn`. */
  get inBytes(): boolean {
    return this.#bytes !== undefined;
  }

  /** It is in the bytes from `from` to `to`. */
  isIn(bytes: Uint8Array, from: number, to: number): boolean {
    const needle = this.#bytes!;
    const last = needle.length - 1;
    if (last < 0) return true;
    const fold = this.#fold;
    const shift = this.#shift;
    const final = needle[last]!;
    for (let end = from + last; end < to; end += shift[bytes[end]!]!) {
      if (fold[bytes[end]!] !== final) continue;
      let i = last - 1;
      const start = end - last;
      while (i >= 0 && fold[bytes[start + i]!] === needle[i]) i--;
      if (i < 0) return true;
    }
    return false;
  }
}

const foldAscii = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));
